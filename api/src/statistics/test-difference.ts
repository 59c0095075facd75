import type { Interval } from './estimate.ts';
import { POLICY } from './policy.ts';
import { tQuantile } from './t-quantile.ts';
import { tTail } from './t-tail.ts';

/** A difference, how certain it is, and the chance of one as large where there is none. */
export interface TestedDifference {
  /** In the unit of the figures, e.g. points of the 0–100 scale. */
  readonly difference: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** Difference in standard errors; null where there is no error to measure it by. */
  readonly t: number | null;
  /** Two-sided p-value, 0–1; null where there is no error: the difference cannot be tested. */
  readonly p: number | null;
  readonly interval: Interval;
}

/**
 * A difference with its interval and its two-sided p-value, from its variance.
 *
 *     SE = √V        t = Δ/SE        p = 2·P(T_df > |t|)        Δ ± t_{(1+confidence)/2, df}·SE
 *
 * Use for every difference whose variance is known by its parts. Without any error (V = 0) there is no test: t and p
 * are null and the interval is Δ itself.
 *
 * @param difference Δ, in any unit
 * @param variance V of Δ, in the squared unit, ≥ 0
 * @param degreesOfFreedom of V, > 0; Infinity for a variance that is known (z test)
 * @throws RangeError when one is outside its limits
 * @see METHODOLOGY §2.5; verification cases 15, 16 and 25. Symbols: docs/methods/notation.md
 */
export function testDifference(difference: number, variance: number, degreesOfFreedom: number): TestedDifference {
  if (!Number.isFinite(difference)) throw new RangeError(`not a difference: ${difference}`);
  if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
  const standardError = Math.sqrt(variance);
  const halfWidth = tQuantile((1 + POLICY.confidence) / 2, degreesOfFreedom) * standardError;
  const interval = { low: difference - halfWidth, high: difference + halfWidth };
  const t = standardError === 0 ? null : difference / standardError;
  const p = t === null ? null : Math.min(1, 2 * tTail(Math.abs(t), degreesOfFreedom));
  return { difference, standardError, degreesOfFreedom, t, p, interval };
}
