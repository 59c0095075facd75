import type { Interval, NotEstimable } from './estimate.ts';
import { POLICY } from './policy.ts';
import { tQuantile } from './t-quantile.ts';

/** One of two independent samples. */
export interface Sample {
  readonly n: number;
  /** Null where n is 0. */
  readonly mean: number | null;
  /** Sample variance s² in the squared unit; null where n is 0 or 1. */
  readonly variance: number | null;
}

/** Difference of two means in the unit of the samples, e.g. points of the 0–100 scale. */
export interface WelchDifference {
  readonly estimable: true;
  /** after − before. */
  readonly difference: number;
  readonly standardError: number;
  /** Welch–Satterthwaite, not whole. */
  readonly degreesOfFreedom: number;
  readonly interval: Interval;
}

/**
 * Difference of the means of two independent samples, without assuming that they spread alike.
 *
 *     Δ = ȳ_a − ȳ_b, a after and b before      V = s²/n of each      SE = √(V_a + V_b)
 *     df = (V_a + V_b)² / (V_a²/(n_a−1) + V_b²/(n_b−1))        Δ ± t_{(1+confidence)/2, df} · SE
 *
 * Use for two independent samples of answers. For figures whose variances are known: `testDifference`; for shares:
 * `shareDifference`.
 *
 * When all answers of both samples are alike SE is 0 and the interval is Δ
 * itself; df is then n_a + n_b − 2. `beforeAfter` says what to show in that case.
 *
 * @param before the sample that is subtracted, in any unit
 * @param after the other one, in the same unit
 * @param confidence of the interval, 0–1; the policy's unless said otherwise
 * @returns not estimable where a sample has no answers (NO_DATA), or one, of which no spread is known (TOO_FEW)
 * @throws RangeError when a number is none
 * @see METHODOLOGY §2.5; Welch (1947) Biometrika 34:28; verification case 15. Symbols: docs/methods/notation.md
 */
export function welchDifference(
  before: Sample,
  after: Sample,
  confidence = POLICY.confidence,
): WelchDifference | NotEstimable {
  for (const { n } of [before, after]) if (!(n >= 0)) throw new RangeError(`not a number of answers: ${n}`);
  const fewest = Math.min(before.n, after.n);
  if (fewest < 2) return { estimable: false, reason: fewest === 0 ? 'NO_DATA' : 'TOO_FEW', n: fewest };
  return differenceOf(known(before), known(after), confidence);
}

interface KnownSample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** A sample of two answers or more has a mean and a variance. */
function known({ n, mean, variance }: Sample): KnownSample {
  if (mean === null || !Number.isFinite(mean) || variance === null || !(variance >= 0 && variance < Infinity)) {
    throw new RangeError(`not a sample: n=${n}, ȳ=${mean}, s²=${variance}`);
  }
  return { n, mean, variance };
}

function differenceOf(before: KnownSample, after: KnownSample, confidence: number): WelchDifference {
  const difference = after.mean - before.mean;
  const [ofBefore, ofAfter] = [before.variance / before.n, after.variance / after.n];
  const both = ofBefore + ofAfter;
  if (both === 0) {
    const interval = { low: difference, high: difference };
    return { estimable: true, difference, standardError: 0, degreesOfFreedom: before.n + after.n - 2, interval };
  }

  // Shares of V, not V itself: squares of very small variances would vanish.
  const share = ofBefore / both;
  const degreesOfFreedom = 1 / (share ** 2 / (before.n - 1) + (1 - share) ** 2 / (after.n - 1));
  const standardError = Math.sqrt(both);
  const halfWidth = tQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError;
  const interval = { low: difference - halfWidth, high: difference + halfWidth };
  return { estimable: true, difference, standardError, degreesOfFreedom, interval };
}
