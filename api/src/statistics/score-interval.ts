import type { Interval } from './estimate.ts';
import { POLICY } from './policy.ts';
import { scoreLimits } from './score-limits.ts';
import { tQuantile } from './t-quantile.ts';

/** What the interval is made of. */
export interface ScoreIntervalInput {
  /** The estimate as a share p̂ of its scale, 0–1: a proportion, or a 0–100 mean divided by 100. */
  readonly share: number;
  /** Variance V̂ of that estimate (not of one answer) on the 0–1 scale, ≥ 0. */
  readonly variance: number;
  /** Answers n₀ to believe in at least, > 0: n; for standardised values the smallest stratum. */
  readonly floor: number;
  /** Degrees of freedom of V̂, > 0. Infinity takes z and gives Wilson's interval. */
  readonly degreesOfFreedom: number;
  /** Two-sided confidence, 0–1. The policy's unless said otherwise. */
  readonly confidence?: number;
}

/** Limits on the 0–1 scale and the effective sample size behind them. */
export interface ScoreInterval extends Interval {
  readonly effectiveN: number;
}

/**
 * The one interval of the method: the score ("Wilson") interval on the effective sample size.
 *
 *     n_eff = max(n₀/deff, p̂(1−p̂)/V̂)   (n_eff = n₀/deff if V̂ = 0)        q = t_{(1+confidence)/2, df}
 *     [ p̂ + q²/2n_eff ± q·√(p̂(1−p̂)/n_eff + q²/4n_eff²) ] / (1 + q²/n_eff)
 *
 * Use for every published share, mean and index. It inverts the quasi-binomial score test Var = φp(1−p)/n: limits
 * stay inside 0–1, and it still works when all answers are alike. Mean ± t·SE does neither. deff is the policy's
 * `repeatRaterDesignEffect`, 1 unless a country knows better; V̂ has it already, by `repeatRaterVariance`.
 *
 * @param input p̂ and V̂ on the 0–1 scale, n₀ and df
 * @throws RangeError when an argument is outside its limits
 * @see METHODOLOGY §2.3; Wilson (1927) JASA 22:209; Korn & Graubard (1998) Survey Methodology 24:193;
 *   verification cases 03 and 05. Symbols: docs/methods/notation.md
 */
export function scoreInterval(input: ScoreIntervalInput): ScoreInterval {
  const { share, variance, floor, degreesOfFreedom, confidence = POLICY.confidence } = input;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share between 0 and 1: ${share}`);
  if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
  if (!(floor > 0 && floor < Infinity)) throw new RangeError(`not a number of answers: ${floor}`);

  const least = floor / POLICY.repeatRaterDesignEffect;
  const effectiveN = variance === 0 ? least : Math.max(least, (share * (1 - share)) / variance);
  const q = tQuantile((1 + confidence) / 2, degreesOfFreedom);
  return { ...scoreLimits(share, effectiveN, q), effectiveN };
}
