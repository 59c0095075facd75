import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitLikeForLike } from '../../conformance/formulas/fit-like-for-like.ts';
import { likeForLikeScore } from '../../conformance/formulas/like-for-like-score.ts';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { MIX, REFERENCE, rollup, smallRollup } from '../../test/methodology/random-rollups.ts';
import { applyMixCoefficients } from './apply-mix-coefficients.ts';
import { mergeScoreCells } from './merge-score-cells.ts';

describe('a score from published coefficients', () => {
  test('is that of the regression the coefficients come from: anyone can recompute it', () => {
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
});
