import { POLICY } from './policy.ts';
import { requirePositive } from './require-positive.ts';
import { requireWithin } from './require-within.ts';

/** What is known of a mode effect so far, and of the spread of answers. */
export interface BridgeSoFar {
  /** Answers by the mode, in units that use both it and the reference; ≥ 0. */
  readonly n: number;
  /** Answers by the reference mode in these units; ≥ 0. */
  readonly referenceN: number;
  /** Standard error of the effect now, points; null where there is none yet. */
  readonly standardError: number | null;
  /** Spread σ of single answers within units, points, > 0; that of the plan unless given. */
  readonly sigma?: number;
}

/**
 * How many more answers each of two modes needs until the standard error of the effect is small enough.
 *
 *     D·σ²·(1/(n + k) + 1/(n_ref + k)) ≤ target²      D = max(1, SE²/(σ²·(1/n + 1/n_ref)))
 *
 * D is how much wider the error is than that of two simple samples, because answers of a service resemble one another
 * and segments have to be taken out; it is taken to stay what it is. The smallest whole k follows from the larger root
 * of a·k² + (a·(n + n_ref) − 2)·k + a·n·n_ref − n − n_ref = 0 with a = target²/(D·σ²). Nothing known, σ = 25 and a
 * target of one point give k = 2σ²/target² = 1,250.
 *
 * Use to tell how large a bridge must still grow, mode by mode; before there is a bridge, with the spread of the plan.
 * Whether an effect is good enough to be used: `modeUsability`.
 *
 * @param known answers and standard error of the effect so far, points
 * @param target standard error to reach, points, > 0; the policy's unless said otherwise
 * @returns k ≥ 0
 * @throws RangeError when counts are negative, or σ or target not positive
 * @see METHODOLOGY §2.1
 */
export function answersForModeEffect(
  { n, referenceN, standardError, sigma = POLICY.bridgePlanningSigma }: BridgeSoFar,
  target = POLICY.bridgeTargetError,
): number {
  requireWithin('n', n, 0, Number.MAX_VALUE);
  requireWithin('referenceN', referenceN, 0, Number.MAX_VALUE);
  requirePositive('sigma', sigma);
  requirePositive('target', target);
  const simple = sigma ** 2 * (1 / n + 1 / referenceN);
  const widening = standardError === null || !Number.isFinite(simple) ? 1 : Math.max(1, standardError ** 2 / simple);
  const a = target ** 2 / (widening * sigma ** 2);
  const root = (2 - a * (n + referenceN) + Math.hypot(2, a * (n - referenceN))) / (2 * a);
  // A root that is whole but for the last digit must not be counted one up.
  return Math.max(0, Math.ceil(root - 1e-6));
}
