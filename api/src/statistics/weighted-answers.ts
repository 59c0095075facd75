import { believableVariance } from './believable-variance.ts';
import { directStandardisation } from './direct-standardisation.ts';
import type { NotEstimable } from './estimate.ts';
import { mergeScoreCells } from './merge-score-cells.ts';
import { POLICY } from './policy.ts';
import { repeatRaterVariance } from './repeat-rater-variance.ts';
import type { ScoreCell } from './score-cell.ts';

/** Answers that are weighted together. */
export interface WeightedStratum extends ScoreCell {
  /** N_h: transactions of the stratum, ≥ 0. */
  readonly transactions: number;
}

/** Mean of answers that count by the transactions of their strata, or all alike. */
export interface WeightedAnswers<Stratum extends WeightedStratum> {
  readonly estimable: true;
  readonly value: number;
  /** Variance by sampling, points², and its degrees of freedom. */
  readonly variance: number;
  readonly degreesOfFreedom: number;
  /** n₀ of its interval. */
  readonly floor: number;
  /** Whether strata count by their transactions; otherwise by their answers. */
  readonly isWeighted: boolean;
  /** Share of the transactions whose strata have enough answers, 0–1; 1 where unweighted. */
  readonly coverage: number;
  /** The strata taken in. */
  readonly taken: readonly Stratum[];
}

/**
 * The mean that both published scores start from.
 *
 *     weighted      ȳ = Σ W_h ȳ_h,  W_h = N_h/N      V as `directStandardisation`
 *     unweighted    ȳ over all answers               V = `believableVariance` of deff·s²/n, df = n − 1, n₀ = n
 *
 * Strata with fewer than five answers are left out where transactions are known. Where they are not, or no stratum that
 * has any has five answers, all answers are one stratum.
 *
 * Use under both published scores (`asExperienced`, `applyMixCoefficients`), which differ in what they take off it. On
 * a mix that is held fixed: `directStandardisation`.
 *
 * @param strata answers in points, with the transactions they stand for; in any order
 * @throws RangeError when a cell or a count cannot be
 * @see METHODOLOGY §2.2, §2.3
 */
export function weightedAnswers<Stratum extends WeightedStratum>(
  strata: readonly Stratum[],
): WeightedAnswers<Stratum> | NotEstimable {
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0);
  const weighted = directStandardisation(
    strata.map(({ n: answers, mean, squares, transactions }) => ({ n: answers, mean, squares, weight: transactions })),
    { ...POLICY.standardisation, minimumCoverage: 0 },
  );
  if (weighted.estimable) {
    const { value, variance, degreesOfFreedom, floor, coverage } = weighted;
    const taken = strata.filter((h) => h.n >= POLICY.standardisation.minimumStratumN && h.transactions > 0);
    return { estimable: true, value, variance, degreesOfFreedom, floor, isWeighted: true, coverage, taken };
  }
  const whole = mergeScoreCells(strata);
  if (whole.n < 2) return { estimable: false, reason: n === 0 ? 'NO_DATA' : 'TOO_FEW', n };
  return {
    estimable: true,
    value: whole.mean,
    variance: believableVariance(whole.mean, repeatRaterVariance(whole.squares / (whole.n - 1) / whole.n), whole.n),
    degreesOfFreedom: whole.n - 1,
    floor: whole.n,
    isWeighted: false,
    coverage: 1,
    taken: strata,
  };
}
