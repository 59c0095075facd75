import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { estimateModeEffects } from './estimate-mode-effects.ts';
import { experienceFromEffects } from './experience-from-effects.ts';
import { applyMixCoefficients } from './apply-mix-coefficients.ts';
import { interactionGuard } from './interaction-guard.ts';
import { fitLikeForLike, type LikeForLikeFit, type MixCell } from './fit-like-for-like.ts';
import { likeForLikeScore } from './like-for-like-score.ts';
import type { LikeForLike } from './mix-coefficients.ts';
import { serviceDeltas } from './service-deltas.ts';
import { mergeScoreCells } from './merge-score-cells.ts';
import { scoreCell } from './score-cell.ts';

const REFERENCE = { channel: 'portal', mode: 'web', segment: 'citizen' };
const MIX = { channels: { portal: 6, phone: 2, office: 2 }, segments: { citizen: 0.8, business: 0.2 } };
const [CHANNELS, MODES, SEGMENTS] = [
  ['portal', 'phone', 'office'],
  ['web', 'ivr', 'kiosk'],
  ['citizen', 'business'],
] as const;

const cell = (most: number): fc.Arbitrary<MixCell> =>
  fc
    .tuple(fc.nat(4), fc.nat(2), fc.nat(2), fc.nat(1), fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }))
    .map(([s, c, m, k, counts]) => ({
      service: `s${s}`,
      channel: CHANNELS[c]!,
      mode: MODES[m]!,
      segment: SEGMENTS[k]!,
      ...scoreCell(counts),
    }));
const rollup = (most: number): fc.Arbitrary<MixCell[]> => fc.array(cell(most), { minLength: 1, maxLength: 60 });
const smallRollup = fc.array(cell(3), { minLength: 4, maxLength: 9 });

function fitted(cells: readonly MixCell[], modes?: ReadonlySet<string>): LikeForLikeFit {
  const fit = fitLikeForLike(cells, REFERENCE, modes);
  if (!fit.estimable) throw new Error(fit.reason);
  return fit;
}
const scored = (score: ReturnType<typeof likeForLikeScore>): LikeForLike => {
  if (!score.estimable) throw new Error(score.reason);
  return score;
};
/** Scores that obey the additive model exactly. */
function additive(offers: (service: number, channel: number) => boolean): MixCell[] {
  const cells: MixCell[] = [];
  for (const s of [0, 1, 2]) {
    for (const [c, channel] of CHANNELS.entries()) {
      if (!offers(s, c)) continue;
      for (const [m, mode] of MODES.entries()) {
        for (const [k, segment] of SEGMENTS.entries()) {
          const n = 20 + 7 * s + 3 * c + m + k;
          cells.push({ service: `s${s}`, channel, mode, segment, n, mean: 60 + 5 * s - 4 * c + 3 * m - 6 * k, squares: 500 * n }); // prettier-ignore
        }
      }
    }
  }
  return cells;
}

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

  test('from raw means, shares and published coefficients it is the same value: anyone can recompute it', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 40, arbitrary: smallRollup }, rollup(30)), (cells) => {
        const fit = fitLikeForLike(cells, REFERENCE);
        if (!fit.estimable) return;
        for (const service of fit.services) {
          const own = cells.filter((c) => c.service === service);
          const shares = (factor: 'channel' | 'mode' | 'segment') => own.map((c) => [c[factor], c.n] as const);
          const [score, again] = [
            likeForLikeScore(fit, service, MIX),
            applyMixCoefficients(
              fit.coefficients,
              [{ ...mergeScoreCells(own), transactions: 0, channels: shares('channel'), modes: shares('mode'), segments: shares('segment') }],
              MIX,
            ),
          ]; // prettier-ignore
          if (!score.estimable || !again.estimable) continue;
          expect(Math.abs(again.rawValue - score.rawValue)).toBeLessThan(1e-8 * (1 + Math.abs(score.rawValue)));
          expect(again.coverage).toBeCloseTo(score.coverage, 12);
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
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

  test('withholds ranks when services differ by channel: a significant interaction of more than five points', () => {
    const crossed = additive(() => true).map((c) => (c.service === 's0' && c.channel === 'office' ? { ...c, mean: c.mean + 20 } : c)); // prettier-ignore
    const guard = interactionGuard(fitted(crossed));
    expect(guard.isWithheld).toBe(true);
    expect(guard.largest).toMatchObject({ service: 's0', channel: 'office' });
    expect(interactionGuard(fitted(crossed), { maximumP: 0.01, materialPoints: 15 }).isWithheld).toBe(false);
    expect(interactionGuard(fitted(crossed), undefined, 1e6)).toMatchObject({ isWithheld: false, largest: null });
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
