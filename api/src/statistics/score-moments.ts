import type { NotEstimable } from './estimate.ts';
import { requireDistribution } from './require-distribution.ts';

/** One arm of a parallel run: answers, mean and standard deviation (divisor n − 1), all in points of its own scale. */
export interface LinkArm {
  readonly n: number;
  readonly mean: number;
  readonly deviation: number;
}

/** An arm whose spread is known. */
export interface EstimatedArm extends LinkArm {
  readonly estimable: true;
}

/**
 * Mean and standard deviation of a score from its counts.
 *
 *     ȳ = Σ c_i y_i / n      s² = Σ c_i (y_i − ȳ)² / (n − 1)      n = Σ c_i
 *
 * Use for the arms of a parallel run, whose scales may have other scores than 0, 25, … 100. Of a five-point tally:
 * `summariseHistogram`.
 *
 * @param scores y_i at equal steps, rising, in points
 * @param counts c_i ≥ 0, one a score
 * @returns not estimable without answers (NO_DATA) and with one (TOO_FEW)
 * @throws RangeError when they are no distribution over scores at equal steps
 * @see METHODOLOGY §1.8
 */
export function scoreMoments(scores: readonly number[], counts: readonly number[]): EstimatedArm | NotEstimable {
  requireDistribution(scores, counts);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < 2) return { estimable: false, reason: n === 0 ? 'NO_DATA' : 'TOO_FEW', n };
  const mean = scores.reduce((sum, score, i) => sum + score * counts[i]!, 0) / n;
  const squares = scores.reduce((sum, score, i) => sum + counts[i]! * (score - mean) ** 2, 0);
  return { estimable: true, n, mean, deviation: Math.sqrt(squares / (n - 1)) };
}
