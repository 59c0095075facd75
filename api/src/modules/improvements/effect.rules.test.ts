import type { EffectReason } from '@otklik/schema';
import { describe, expect, test } from 'vitest';
import { effectEvidence, type EffectInput, effectVerdict } from './effect.rules.ts';
import { type Course, kioskKnownBy, monthOf, monthsFrom, monthsOnMix } from './months-on-mix.builder.ts';

const BEFORE = monthsFrom('2026-01', '2026-03');
const AFTER = monthsFrom('2026-04', '2026-06');
const HISTORY = monthsFrom('2025-04', '2026-03');
/** From one level to another with April 2026. */
const step = (before: number, after: number) => (month: string) => (month < '2026-04' ? before : after);
const fromApril = step(0, 1);

const service = (course: Partial<Course> = {}) => monthsOnMix({ value: step(60, 70), ...course });
const other = (course: Partial<Course> = {}) => service({ value: step(60, 60), ...course });

/** What is borne out of one service that rose by 10 points beside one that did not, with something else about it. */
const evidenceOf = (change: Partial<EffectInput> = {}) =>
  effectEvidence({
    isRegisteredBeforeStart: true,
    treated: [service()],
    comparison: [other()],
    months: { before: BEFORE, after: AFTER, history: HISTORY },
    errors: kioskKnownBy(1.1),
    ...change,
  });

/** So many points lower in the first half of the year before. */
const drifted = (points: number, more: Partial<Course> = {}) =>
  service({ value: (month) => step(60, 70)(month) - (month < '2025-10' ? points : 0), ...more });
const course = (months: Partial<EffectInput['months']>) => ({
  months: { before: BEFORE, after: AFTER, history: HISTORY, ...months },
});

describe('why there is no A: each reason just met, and just missed', () => {
  test.each<[EffectReason, string, Partial<EffectInput>, Partial<EffectInput>]>([
    ['NOT_REGISTERED_BEFORE', 'after the start', { isRegisteredBeforeStart: false }, { isRegisteredBeforeStart: true }],
    ['NO_COMPARISON', 'nobody to compare with', { comparison: [] }, { comparison: [other()] }],
    // 3 months: 29 or 30 answers in all.
    [
      'THIN_COMPARISON',
      '29 answers to compare with',
      { comparison: [other({ n: 29 / 3 })] },
      { comparison: [other({ n: 30 / 3 })] },
    ],
    [
      'THIN_COMPARISON',
      '29 answers of those treated',
      { treated: [service({ n: 29 / 3 })] },
      { treated: [service({ n: 30 / 3 })] },
    ],
    ['THIN_COMPARISON', 'one of two is not known', { comparison: [other(), null] }, { comparison: [other(), other()] }],
    ['THIN_COMPARISON', 'no spread', { comparison: [other({ variance: 0 })] }, { comparison: [other()] }],
    [
      'PLACEBO_MISSING',
      'one month before the start',
      course({ before: [monthOf('2026-03')], history: [monthOf('2026-03')] }),
      course({ before: [monthOf('2026-03')], history: monthsFrom('2026-02', '2026-03') }),
    ],
    // Four figures of variance 1, SE = 2; df is large: |t| = 1.96 is the limit, 3.92 points.
    ['PLACEBO_FAILED', 'drifted by 3.95 points', { treated: [drifted(3.95)] }, { treated: [drifted(3.9)] }],
    // Levels 3 points apart can be told from chance from three services on.
    [
      'BASELINES_DIFFER',
      '3 points apart, of two services',
      { treated: [service({ value: step(57, 70) })] },
      { treated: [service({ value: step(57.1, 70) })] },
    ],
    [
      'BASELINES_DIFFER',
      '3 points apart, of two services and not of three',
      { treated: [service({ value: step(57, 70) })] },
      { treated: [service({ value: step(57, 70) })], comparison: [other(), other()] },
    ],
    [
      'MIXED_VERSIONS',
      'other questions in the last month that is read',
      { treated: [service({ major: (month) => (month < '2026-06' ? '1' : '2') })] },
      { treated: [service({ major: (month) => (month < '2026-07' ? '1' : '2') })] },
    ],
    [
      'MIXED_VERSIONS',
      'other questions in the first month that is read',
      { comparison: [other({ major: (month) => (month <= '2025-04' ? '0' : '1') })] },
      { comparison: [other({ major: (month) => (month < '2025-04' ? '0' : '1') })] },
    ],
    [
      'MODE_NOT_ADJUSTED',
      '11 % more answered by keys afterwards',
      { treated: [service({ byKeys: (month) => 0.11 * fromApril(month) })] },
      { treated: [service({ byKeys: (month) => 0.099 * fromApril(month) })] },
    ],
    [
      'MODE_NOT_ADJUSTED',
      '11 % more of those compared answered by keys',
      { comparison: [other({ byKeys: (month) => 0.11 * fromApril(month) })] },
      { comparison: [other({ byKeys: (month) => 0.099 * fromApril(month) })] },
    ],
  ])('%s: %s', (reason, _, met, missed) => {
    expect(evidenceOf(met)).toMatchObject({ grade: null, tested: null, reason, regressionToMean: null });
    expect(evidenceOf(missed)).toMatchObject({ grade: 'A', reason: null });
  });

  test('at the same kiosk all along, a drift of its own does not pass', () => {
    // 4.5/2 = 2.25; with the error of the kiosk in both halves, 4.5/√(4 + 2 · 1.21) = 1.78 would have passed.
    expect(evidenceOf({ treated: [drifted(4.5, { atKiosk: () => 1 })] })).toMatchObject({
      grade: null,
      reason: 'PLACEBO_FAILED',
      placebo: { hasPassed: false },
    });
  });
});

describe('B: its own earlier course, whatever stands against A', () => {
  // A course that is not quite straight, so that there is something to test.
  const value = (month: string) => step(60, 70)(month) + (Number(month.slice(5)) % 2);
  const [twelve, six] = [monthsFrom('2025-04', '2026-03'), monthsFrom('2026-04', '2026-09')];
  const alone = { treated: [service({ value })], comparison: [] };

  test.each([
    ['12 months before and 6 after', twelve, six, 'B'],
    ['11 months before', twelve.slice(1), six, null],
    ['5 months after', twelve, six.slice(0, 5), null],
  ] as const)('%s', (_, history, after, grade) => {
    const found = evidenceOf({ ...alone, ...course({ history, after }) });
    expect(found).toMatchObject({ grade, reason: 'NO_COMPARISON', placebo: null });
    if (grade) expect(found.tested!.difference).toBeCloseTo(10, 0);
    else expect(found.tested).toBeNull();
  });

  test('where all moved to the kiosk with the start, its error is in the interval', () => {
    const months = course({ history: twelve, after: six });
    const errorOf = (atKiosk: Course['atKiosk']) =>
      evidenceOf({ treated: [service({ value, atKiosk })], comparison: [], ...months }).tested!.standardError;
    const [web, kiosk] = [errorOf(() => 0), errorOf(fromApril)];
    expect(errorOf(() => 1)).toBeCloseTo(web, 9);
    expect(kiosk ** 2 - web ** 2).toBeCloseTo(1.21, 9);
  });
});

describe('the difference of four figures, by hand', () => {
  test('without a pull', () => {
    const { tested, regressionToMean } = evidenceOf({
      treated: [service({ value: step(50, 60), variance: 4, n: 100 / 3 })],
      comparison: [other({ value: step(50, 52), variance: 1, n: 100 / 3 })],
    });
    // δ = (60 − 50) − (52 − 50); V = 4 + 4 + 1 + 1, SE = 3.1623; df = 10²/((16 + 16 + 1 + 1)/99) = 291.2, t = 1.9681.
    expect(regressionToMean).toBe(0);
    expect(tested!.difference).toBeCloseTo(8, 9);
    expect(tested!.degreesOfFreedom).toBeCloseTo(291.18, 2);
    expect(tested!.interval.low).toBeCloseTo(8 - 6.224, 3);
    expect(tested!.interval.high).toBeCloseTo(8 + 6.224, 3);
  });

  test('what the treated would have gained by chance is taken out, and the interval moves along', () => {
    const { grade, tested, regressionToMean } = evidenceOf({
      treated: [service({ value: step(50, 65), variance: 25, n: 100 / 3 })],
      comparison: [60, 70].map((level) => other({ value: step(level, level), variance: 25, n: 100 / 3 })),
    });
    // Means 50, 60 and 70, each with V = 25: μ = 60, Q = (10² + 0 + 10²)/25 = 8, Σw = 3/25, Σw²/Σw = 1/25,
    // τ² = (8 − 2)/(3/25 − 1/25) = 75, B = 25/(25 + 75) = 1/4. Pulled: 52.5, 60 and 67.5. The treated lay 50 − 65 = −15
    // from the others and lie 52.5 − 63.75 = −11.25: 3.75 points would have come by themselves.
    expect(regressionToMean).toBeCloseTo(3.75, 9);
    expect(grade).toBe('A');
    // δ = 15 − 0 − 3.75. V = 25 + 25 + 12.5 + 12.5, SE = 8.6603; df = 75²/(2 · 25²/99 + 2 · 12.5²/198) = 396, t = 1.96597.
    expect(tested!.difference).toBeCloseTo(11.25, 9);
    expect(tested!.degreesOfFreedom).toBeCloseTo(396, 6);
    expect(tested!.interval.low).toBeCloseTo(11.25 - 17.026, 3);
    expect(tested!.interval.high).toBeCloseTo(11.25 + 17.026, 3);
  });

  test('those who stood above the others would have lost by themselves: the difference grows', () => {
    const { regressionToMean, tested } = evidenceOf({
      treated: [service({ value: step(70, 85), variance: 25 })],
      comparison: [50, 60].map((level) => other({ value: step(level, level), variance: 25 })),
    });
    expect(regressionToMean).toBeCloseTo(-3.75, 9);
    expect(tested!.difference).toBeCloseTo(18.75, 9);
  });

  test('a baseline is pulled by what is chance between answers, not by the error that all share', () => {
    const at = (level: number) => ({ value: step(level, level), variance: 25, atKiosk: () => 1 });
    const change = { treated: [service(at(50))], comparison: [other(at(60)), other(at(70))] };
    expect(evidenceOf({ ...change, errors: kioskKnownBy(5) }).regressionToMean).toBeCloseTo(3.75, 9);
  });
});

test.each([
  ['IMPROVED_AFTER', 3, 0.1, 5.9],
  ['WORSE_AFTER', -3, -5.9, -0.1],
  ['NO_VISIBLE_CHANGE', 2.9, 0.1, 5.7],
  ['NO_VISIBLE_CHANGE', -2.9, -5.7, -0.1],
  ['NO_VISIBLE_CHANGE', 6, 0, 12],
  ['NO_VISIBLE_CHANGE', -6, -12, 0],
])('%s: %d points from %d to %d', (verdict, difference, low, high) => {
  expect(effectVerdict({ difference, interval: { low, high } })).toBe(verdict);
});
