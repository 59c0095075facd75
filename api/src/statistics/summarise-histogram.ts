import { requireCounts } from './require-counts.ts';

/** What a histogram of a five-point item says, on the 0–100 scale. */
export interface HistogramSummary {
  /** Valid answers, Σc. "Does not apply" is not among them. */
  readonly n: number;
  /** Mean score, 0–100; null when nobody answered. */
  readonly mean: number | null;
  /** Sample variance s² (divisor n − 1), points²; null for n < 2. */
  readonly variance: number | null;
}

/**
 * n, mean and variance of a five-point item from its five counts; exact, no single answer is read.
 *
 *     score(v) = 100(v − 1)/4      n = Σc      ȳ = Σc·score/n      s² = Σc(score − ȳ)²/(n − 1)
 *
 * Use for every mean score (SAT, EASE, TIME, ONE, TRUST, drivers). The variance is summed from deviations, so that
 * a hundred million nearly equal answers lose no digits.
 *
 * @param counts n1 … n5: answers 1 (worst) to 5 (best)
 * @throws RangeError when they are not five counts
 * @see METHODOLOGY §1.6, §2.0. Symbols: docs/methods/notation.md
 */
export function summariseHistogram(counts: readonly number[]): HistogramSummary {
  requireCounts(counts, 5);
  let n = 0;
  let steps = 0;
  for (let step = 0; step < 5; step++) {
    n += counts[step]!;
    steps += step * counts[step]!;
  }
  if (n === 0) return { n, mean: null, variance: null };

  const mean = (25 * steps) / n;
  if (n === 1) return { n, mean, variance: null };

  let squares = 0;
  for (let step = 0; step < 5; step++) squares += counts[step]! * (25 * step - mean) ** 2;
  return { n, mean, variance: squares / (n - 1) };
}
