import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { situationComposite } from './situation-composite.ts';
import { readGap } from './read-gap.ts';
import { situationGap } from './situation-gap.ts';

const service = fc.record({
  usage: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-300)),
  value: fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(0, 100)),
  variance: fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constant(0)),
  degreesOfFreedom: fc.integer({ min: 1, max: 10_000 }),
  n: fc.integer({ min: 1, max: 10_000 }),
});

describe('composite of the services of a life situation', () => {
  const [a, b] = [
    { usage: 0.9, value: 90, variance: 4, degreesOfFreedom: 99, n: 100 },
    { usage: 0.3, value: 50, variance: 16, degreesOfFreedom: 49, n: 50 },
  ];

  test('weighs by journeys, and says what each service costs', () => {
    const composite = situationComposite([a, b]);
    if (!composite.estimable) throw new Error(composite.reason);
    expect(composite.weights).toEqual([0.75, 0.25]);
    expect(composite.value).toBeCloseTo(80, 12);
    expect(composite.variance).toBeCloseTo(0.5625 * 4 + 0.0625 * 16, 12);
    expect(composite.degreesOfFreedom).toBeCloseTo(3.25 ** 2 / (2.25 ** 2 / 99 + 1 / 49), 10);
    expect(composite.shortfalls[0]).toBeCloseTo(7.5, 12);
    expect(composite.shortfalls[1]).toBeCloseTo(12.5, 12);
    expect([composite.weakest, composite.costliest, composite.n]).toEqual([1, 1, 150]);
  });

  test('the weakest may not be the costliest; one nobody uses is neither', () => {
    const often = { ...a, usage: 1, value: 70 };
    const rare = { ...b, usage: 0.1, value: 40 };
    const unused = { ...b, usage: 0, value: 0 };
    expect(situationComposite([unused, often, rare])).toMatchObject({ weakest: 2, costliest: 1 });
  });

  test('without journeys there is none', () => {
    expect(situationComposite([{ ...a, usage: 0 }])).toEqual({ estimable: false, reason: 'NO_JOURNEYS' });
    expect(situationComposite([])).toEqual({ estimable: false, reason: 'NO_JOURNEYS' });
  });

  test('stays on the scale, adds up, and does not depend on order, for 10,000 random situations', () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 10 }), (services) => {
        const composite = situationComposite(services);
        if (!composite.estimable) {
          expect(services.every(({ usage }) => usage === 0)).toBe(true);
          return;
        }
        const { value, interval, shortfalls, weights, variance, degreesOfFreedom } = composite;
        expect(0 <= interval.low && interval.low <= value && value <= interval.high && interval.high <= 100).toBe(true);
        expect(shortfalls.reduce((sum, points) => sum + points, 0)).toBeCloseTo(100 - value, 9);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(variance >= 0 && degreesOfFreedom > 0).toBe(true);
        const reversed = situationComposite(services.toReversed());
        expect(reversed.estimable && Math.abs(reversed.value - value) < 1e-9).toBe(true);
      }),
      { seed: 1, numRuns: RUNS, endOnFailure: true },
    );
  }, 60_000);

  test.each([{ usage: -1 }, { value: 101 }, { variance: NaN }, { degreesOfFreedom: 0 }, { n: 0 }])(
    'refuses %o',
    (wrong) => expect(() => situationComposite([{ ...a, ...wrong }])).toThrow(RangeError),
  );
});

describe('gap', () => {
  const direct = { value: 65, variance: 4, degreesOfFreedom: 200 };
  const composite = { value: 78, variance: 0.5, degreesOfFreedom: 900 };

  test('is direct minus composite, with both errors', () => {
    const gap = situationGap(direct, composite);
    expect(gap.difference).toBe(-13);
    expect(gap.standardError).toBeCloseTo(Math.sqrt(4.5), 12);
  });

  test('the same people having answered both makes it more certain', () => {
    expect(situationGap(direct, composite, 1).standardError).toBeCloseTo(Math.sqrt(2.5), 12);
  });

  test.each([
    [30, -5, 0.05, 'WORSE_THAN_PARTS'],
    [30, -5, 0.06, 'UNCLEAR'],
    [30, -40, null, 'UNCLEAR'],
    [30, -4.99, 0.001, 'LIKE_PARTS'],
    [30, 4.99, 0.001, 'LIKE_PARTS'],
    [30, 5, 0.9, 'BETTER_THAN_PARTS'],
    [29, -20, 0.001, 'FROM_SERVICES_ONLY'],
    [0, null, null, 'FROM_SERVICES_ONLY'],
  ] as const)('%d direct answers, a gap of %d with p = %d: %s', (n, gap, p, reading) => {
    expect(readGap(n, gap, p)).toBe(reading);
  });

  test('refuses what is no number', () => {
    expect(() => readGap(-1, 1, 0.5)).toThrow(RangeError);
    expect(() => readGap(30, NaN, 0.5)).toThrow(RangeError);
    expect(() => readGap(30, 1, 1.5)).toThrow(RangeError);
  });
});

test('10,000 random gaps: numbers only, turned round with their sides, and every one has a reading', () => {
  const figure = fc.record({
    value: fc.double({ min: 0, max: 100, noNaN: true }),
    variance: fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constant(0)),
    degreesOfFreedom: fc.integer({ min: 1, max: 10_000 }),
  });
  const correlation = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-1, 0, 1));
  const told = new Set<string>();
  fc.assert(
    fc.property(figure, figure, correlation, fc.nat(90), (direct, composite, r, n) => {
      const covariance = r * Math.sqrt(direct.variance * composite.variance);
      const gap = situationGap(direct, composite, covariance);
      expect([gap.difference, gap.standardError, gap.interval.low, gap.interval.high].every(Number.isFinite)).toBe(
        true,
      );
      expect(gap.p === null ? gap.standardError === 0 : gap.p >= 0 && gap.p <= 1).toBe(true);
      const back = situationGap(composite, direct, covariance);
      expect([back.difference + gap.difference, back.p]).toEqual([0, gap.p]);
      const reading = readGap(n, gap.difference, gap.p);
      told.add(reading);
      expect(reading === 'FROM_SERVICES_ONLY').toBe(n < 30);
      if (reading === 'WORSE_THAN_PARTS') expect(gap.difference <= -5 && gap.p! <= 0.05).toBe(true);
    }),
    { seed: 2, numRuns: RUNS },
  );
  expect(told.size).toBe(5);
});
