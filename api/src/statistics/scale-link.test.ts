import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import type { Interval } from './estimate.ts';
import { joinedMean } from './joined-mean.ts';
import { linkErrorVariance } from './link-error-variance.ts';
import { linkVersions } from './link-versions.ts';
import { scaleLink, type ScaleLink } from './scale-link.ts';
import { scoreMoments } from './score-moments.ts';

const SCORES = [0, 25, 50, 75, 100];

describe('the error of a link on the scale that it brings answers to', () => {
  test('is that of both arms there: with slope 0.6 and arms of 0.36 and 1, 2 and not 1.36', () => {
    const link = scaleLink({ slope: 0.6, intercept: 30, shift: -5, variance: 1.36, oldN: 900, newN: 900 });
    expect(link.shiftVariance).toBeCloseTo(0.36 / 0.6 ** 2 + 1, 12);
    // μ_old = 0.6 · μ_new + 30 and μ_new = μ_old − 5.
    expect(link.centre).toBeCloseTo(62.5, 12);
    expect(linkErrorVariance(link, link.centre)).toBeCloseTo(2, 12);
  });

  test('parts the variance of the shift by spread and number of answers', () => {
    // σ_new = 30 and 2,500 answers: 0.36. σ_old = 15 and 500 answers: 0.45, on the newer scale 1.8.
    const link = scaleLink({ slope: 0.5, intercept: 40, shift: 0, variance: 0.81, oldN: 500, newN: 2_500 });
    expect(link.shiftVariance).toBeCloseTo(0.36 + 1.8, 12);
  });

  test('of a link by means alone is that of the shift, wherever a mean lies', () => {
    const link = scaleLink({ slope: 1, intercept: 3, shift: -3, variance: 1.2, oldN: 900, newN: 900 });
    expect([0, 62, 100].map((mean) => linkErrorVariance(link, mean))).toEqual([1.2, 1.2, 1.2]);
  });

  test('refuses what cannot be', () => {
    const link = { slope: 0.6, intercept: 30, shift: -5, variance: 1.36, oldN: 900, newN: 900 };
    for (const wrong of [{ slope: 0 }, { variance: -1 }, { variance: NaN }, { oldN: 0 }, { newN: 0 }])
      expect(() => scaleLink({ ...link, ...wrong })).toThrow(RangeError);
  });

  test('10,000 random parallel runs: finite, a covariance, and at the centre as by hand', () => {
    const counts = fc.array(fc.nat(200), { minLength: 5, maxLength: 5 });
    const mean = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(counts, counts, mean, (a, b, at) => {
        const [old, fresh] = [scoreMoments(SCORES, a), scoreMoments(SCORES, b)];
        if (!old.estimable || !fresh.estimable) return;
        const straight = linkVersions(old, fresh);
        const link = scaleLink({ ...straight, oldN: old.n, newN: fresh.n });
        const { shiftVariance, stretchVariance, covariance } = link;
        expect(Object.values(link).every(Number.isFinite)).toBe(true);
        expect(Math.min(shiftVariance, stretchVariance)).toBeGreaterThanOrEqual(0);
        expect(covariance ** 2).toBeLessThanOrEqual(shiftVariance * stretchVariance * (1 + 1e-9) + 1e-12);
        expect(linkErrorVariance(link, at)).toBeGreaterThanOrEqual(0);
        const byHand = fresh.deviation ** 2 / fresh.n + old.deviation ** 2 / old.n / straight.slope ** 2;
        expect(Math.abs(shiftVariance - byHand)).toBeLessThanOrEqual(1e-9 * (1 + byHand));
        if (straight.kind === 'LINEAR') expect(link.centre).toBeCloseTo(fresh.mean, 6);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });
});

/** Shares of the points 1 … 5 in the old and the new version. */
const MODERATE = { old: [3, 9, 24, 45, 19], fresh: [12, 16, 20, 26, 26] };
const SATISFIED = { old: [4, 6, 12, 28, 50], fresh: [0, 2, 10, 52, 36] };

/** And those of the old one among the clients of one service. */
const WORLDS = [
  { name: 'at the centre', ...MODERATE, own: MODERATE.old, mistake: 'SCALE' },
  { name: 'above the centre', ...MODERATE, own: [1, 4, 14, 47, 34], mistake: null },
  { name: 'below the centre', ...MODERATE, own: [7, 20, 31, 32, 10], mistake: 'SCALE' },
  { name: 'very satisfied', ...SATISFIED, own: [2, 3, 8, 27, 60], mistake: 'SCALE' },
  { name: 'less than very satisfied', ...SATISFIED, own: [7, 11, 18, 30, 34], mistake: 'STRETCH' },
];

const DRAWS = 2_000;
const ARM = 600;
const OWN = 1_500;

describe.each(WORLDS)(
  'intervals of a service whose answers a link brought over, $name',
  ({ old, fresh, own, mistake }) => {
    const draw = drawing(7);
    const population = (shares: readonly number[]) => moments(shares.map((share) => 1e6 * share));
    const [before, after] = [population(old), population(fresh)];
    const truth = after.mean + (after.deviation / before.deviation) * (population(own).mean - before.mean);
    const runs = Array.from({ length: DRAWS }, () => {
      const [oldArm, newArm] = [moments(draw(old, ARM)), moments(draw(fresh, ARM))];
      const straight = linkVersions(oldArm, newArm);
      return { straight, link: scaleLink({ ...straight, oldN: ARM, newN: ARM }), counts: draw(own, OWN) };
    });
    const coverage = (linkOf: (run: (typeof runs)[number]) => ScaleLink) =>
      runs.filter((run) => covers(run.counts, linkOf(run), truth)).length / DRAWS;

    test('hold the true value 93 to 97 times of 100', () => {
      expect(runs.every(({ straight }) => straight.kind === 'LINEAR')).toBe(true);
      const share = coverage(({ link }) => link);
      expect(share).toBeGreaterThan(0.93);
      expect(share).toBeLessThan(0.97);
    });

    // What the interval would be made of without the scale, and without the stretch: where either is seen to be wrong.
    if (mistake === null) return;
    test('would not, were a part of its error left out (control)', () => {
      const share = coverage(({ link, straight }) => ({
        ...link,
        shiftVariance: mistake === 'SCALE' ? straight.variance : link.shiftVariance,
        stretchVariance: 0,
        covariance: 0,
      }));
      expect(Math.abs(share - 0.95)).toBeGreaterThan(0.02);
    });
  },
);

function covers(counts: readonly number[], link: ScaleLink, truth: number): boolean {
  const figure = joinedMean([{ counts, link }]);
  if (!figure.estimable) throw new Error(figure.reason);
  const { low, high }: Interval = figure.interval;
  return low <= truth && truth <= high;
}

function moments(counts: readonly number[]) {
  const arm = scoreMoments(SCORES, counts);
  if (!arm.estimable) throw new Error(arm.reason);
  return arm;
}

/** Draws answers at random from shares, the same ones for a seed (mulberry32). */
function drawing(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return (shares: readonly number[], n: number): number[] => {
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const counts = shares.map(() => 0);
    for (let i = 0; i < n; i++) {
      let place = 0;
      for (let rest = next() * whole; rest >= shares[place]!; place++) rest -= shares[place]!;
      counts[place]!++;
    }
    return counts;
  };
}
