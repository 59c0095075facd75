import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { additive, MIX, REFERENCE, rollup, smallRollup } from '../../test/methodology/random-rollups.ts';
import { estimateModeEffects } from '../../src/statistics/estimate-mode-effects.ts';
import { experienceFromEffects } from './experience-from-effects.ts';
import { interactionGuard } from '../../src/statistics/interaction-guard.ts';
import { fitLikeForLike, type LikeForLikeFit, type MixCell } from './fit-like-for-like.ts';
import { likeForLikeScore } from './like-for-like-score.ts';
import type { LikeForLike } from '../../src/statistics/mix-coefficients.ts';
import { serviceDeltas } from './service-deltas.ts';
import { mergeScoreCells } from '../../src/statistics/merge-score-cells.ts';

function fitted(cells: readonly MixCell[], modes?: ReadonlySet<string>): LikeForLikeFit {
  const fit = fitLikeForLike(cells, REFERENCE, modes);
  if (!fit.estimable) throw new Error(fit.reason);
  return fit;
}
const scored = (score: ReturnType<typeof likeForLikeScore>): LikeForLike => {
  if (!score.estimable) throw new Error(score.reason);
  return score;
};

describe('like for like', () => {
  test('gives every service its level at the reference mix, also with channels it does not have', () => {
    const fit = fitted(additive((s, c) => s !== 1 || c < 2));
    for (const s of [0, 1, 2]) {
      // β = 0, −4, −8 at 0.6, 0.2, 0.2 and γ = 0, −6 at 0.8, 0.2.
      expect(scored(likeForLikeScore(fit, `s${s}`, MIX)).value).toBeCloseTo(60 + 5 * s - 2.4 - 1.2, 9);
    }
    expect(serviceDeltas(fit).map(({ delta }) => Math.round(1e9 * delta) / 1e9)).toEqual([-5, 0, 5]);
    expect(interactionGuard(fit)).toMatchObject({ isWithheld: false, test: { p: 1 } });
  });

  test('does not depend on the order of cells', () => {
    fc.assert(
      fc.property(rollup(30), (cells) => {
        const [one, other] = [fitLikeForLike(cells, REFERENCE), fitLikeForLike(cells.toReversed(), REFERENCE)];
        expect(other.estimable).toBe(one.estimable);
        if (!one.estimable || !other.estimable) return;
        for (const service of one.services) {
          const [a, b] = [likeForLikeScore(one, service, MIX), likeForLikeScore(other, service, MIX)];
          expect(b.estimable).toBe(a.estimable);
          if (!a.estimable || !b.estimable) continue;
          expect(Math.abs(a.rawValue - b.rawValue)).toBeLessThan(1e-7 * (1 + Math.abs(a.rawValue)));
          expect(Math.abs(a.variance - b.variance)).toBeLessThan(1e-6 * (1 + a.variance));
        }
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('10,000 random rollups: numbers and limits within the scale, or a reason', () => {
    fc.assert(
      fc.property(fc.oneof(rollup(0), rollup(1), rollup(3), rollup(50_000)), (cells) => {
        const fit = fitLikeForLike(cells, REFERENCE);
        if (!fit.estimable) {
          expect(['NO_DATA', 'TOO_FEW']).toContain(fit.reason);
          return;
        }
        for (const service of fit.services) {
          const score = likeForLikeScore(fit, service, MIX);
          if (!score.estimable) continue;
          expect([score.rawValue, score.variance, score.effectiveN].every(Number.isFinite)).toBe(true);
          const { low, high } = score.interval;
          expect(Math.min(low, score.value - low, high - score.value, 100 - high)).toBeGreaterThanOrEqual(0);
        }
        for (const { delta, standardError } of serviceDeltas(fit)) expect(Number.isFinite(delta + standardError)).toBe(true);
        const { largest, test: f } = interactionGuard(fit);
        expect(Number.isFinite(largest?.deviation ?? 0) && (f.estimable ? f.p >= 0 : ['NO_COMBINATION', 'TOO_FEW'].includes(f.reason))).toBe(true);
      }),
      { seed: 3, numRuns: RUNS },
    ); // prettier-ignore
  }, 120_000);

  test('a service behind a channel that nothing joins has no score, and the mix of the others does without it', () => {
    const island: MixCell = { service: 'island', channel: 'post', mode: 'web', segment: 'citizen', n: 50, mean: 40, squares: 3e4 }; // prettier-ignore
    const fit = fitted([...additive(() => true), island]);
    const channels = { ...MIX.channels, post: 2 };
    expect(likeForLikeScore(fit, 'island', MIX)).toEqual({ estimable: false, reason: 'DISCONNECTED', n: 50 });
    expect(scored(likeForLikeScore(fit, 's0', { ...MIX, channels })).coverage).toBeCloseTo(10 / 12, 12);
    expect(likeForLikeScore(fit, 's0', { ...MIX, channels: { ...channels, post: 3 } })).toMatchObject({ reason: 'LOW_COVERAGE' }); // prettier-ignore
    expect(serviceDeltas(fit).map(({ service }) => service)).toEqual(['s0', 's1', 's2']);
    expect(likeForLikeScore(fit, 'nowhere', MIX)).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
  });

  test('a mode that the table does not use is taken for the reference', () => {
    const cells = additive(() => true);
    const [all, none] = [fitted(cells), fitted(cells, new Set())];
    expect(all.coefficients.rows.filter(({ factor }) => factor === 'mode')).toHaveLength(2);
    expect(none.coefficients.rows.filter(({ factor }) => factor === 'mode')).toEqual([]);
  });
});

test('experience from the fit of the effects is the raw mean without what the modes add, or says why not', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.oneof({ weight: 40, arbitrary: smallRollup }, rollup(30)), (cells) => {
      const units = cells.map((c) => ({ ...c, unit: `${c.service}|${c.channel}` }));
      const effects = estimateModeEffects(units, { mode: 'web', segment: 'citizen' });
      if (!effects.estimable) return;
      const own = units.filter(({ service }) => service === 's0');
      const experience = experienceFromEffects(effects, [...new Set(own.map(({ unit }) => unit))]);
      seen.add(experience.estimable ? 'estimable' : experience.reason);
      if (!experience.estimable) {
        const isUnidentified = own.some(
          ({ mode, n }) => n > 0 && effects.unidentified.some((one) => one.mode === mode),
        );
        expect(experience.n).toBe(mergeScoreCells(own).n);
        if (experience.reason === 'NO_DATA') expect(experience.n).toBe(0);
        else expect(isUnidentified).toBe(true);
        return;
      }
      if (effects.segments.length === 0) return;
      const raw = mergeScoreCells(own);
      const modes = own.reduce((sum, { mode, n }) => sum + (n / raw.n) * (effects.modes.find(({ level }) => level === mode)?.estimate ?? 0), 0); // prettier-ignore
      expect(Math.abs(experience.value - (raw.mean - modes))).toBeLessThan(1e-8 * (1 + Math.abs(experience.value)));
      expect(experience.n).toBe(raw.n);
      expect(experience.variance).toBeGreaterThanOrEqual(0);
    }),
    { seed: 4, numRuns: RUNS },
  );
  expect([...seen]).toEqual(expect.arrayContaining(['estimable', 'NO_DATA', 'UNIDENTIFIED_MODE']));
});
