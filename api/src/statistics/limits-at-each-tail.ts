import { POLICY } from './policy.ts';

/** Where chance alone would leave 95 % and 99.8 % of units, in the unit of their figure. */
export interface FunnelLimits {
  readonly low998: number;
  readonly low95: number;
  readonly high95: number;
  readonly high998: number;
}

/**
 * The four limits of a funnel from the one way to compute a limit.
 *
 *     at 0.001, 0.025, 0.975 and 0.999: what chance goes below 1, 25, 975 and 999 times in a thousand
 *
 * Use for funnels of every kind; `binomialFunnelLimits` and `meanFunnelLimits` each give it their limit.
 *
 * @param limitAt limit at a probability between 0 and 1 of lying below it
 * @throws what `limitAt` throws
 * @see METHODOLOGY §2.6
 */
export function limitsAtEachTail(limitAt: (tail: number) => number): FunnelLimits {
  return {
    low998: limitAt(POLICY.funnelOuterTail),
    low95: limitAt(POLICY.funnelTail),
    high95: limitAt(1 - POLICY.funnelTail),
    high998: limitAt(1 - POLICY.funnelOuterTail),
  };
}
