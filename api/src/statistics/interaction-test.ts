import type { AbsorbedFit } from './fit-absorbed.ts';
import { fTail } from './f-tail.ts';

/** An F test of a larger model against a smaller one inside it. */
export interface InteractionTest {
  readonly estimable: true;
  readonly statistic: number;
  /** Parameters that the larger model has more. */
  readonly numerator: number;
  /** Answers beyond the parameters of the larger model. */
  readonly denominator: number;
  readonly p: number;
}

/** Why there is no test. */
export interface NoInteractionTest {
  readonly estimable: false;
  readonly reason:
    /** The larger model has no combination more: no unit uses two levels. */
    | 'NO_COMBINATION'
    /** No answers beyond the parameters of the larger model: nothing to judge chance by. */
    | 'TOO_FEW';
}

/**
 * F test of an interaction: does letting every combination have a mean of its own explain more than chance?
 *
 *     F = ((RSS₀ − RSS₁)/(p₁ − p₀)) / (RSS₁/(N − p₁))      p = P(F_{p₁−p₀, N−p₁} > F)
 *
 * Use for unit × mode and for service × channel. It decides nothing by itself, as with many answers a trifle is
 * significant: `isInteraction` asks for points as well.
 *
 * @param additive the smaller model, e.g. unit + mode
 * @param full the larger one, e.g. unit × mode, on the same answers
 * @returns not estimable when the larger model has no combination more (NO_COMBINATION), or there are no answers beyond
 *   them (TOO_FEW). Where the larger model leaves no residual at all and the smaller one does, F is Infinity and p is 0.
 * @see METHODOLOGY §2.1, §2.2; verification cases 11, 24
 */
export function interactionTest(additive: AbsorbedFit, full: AbsorbedFit): InteractionTest | NoInteractionTest {
  const numerator = full.groups + full.rank - additive.groups - additive.rank;
  const denominator = full.degreesOfFreedom;
  if (numerator <= 0) return { estimable: false, reason: 'NO_COMBINATION' };
  if (denominator <= 0) return { estimable: false, reason: 'TOO_FEW' };
  // What is left of rounding is not a residual.
  const explained = Math.max(0, additive.residualSquares - full.residualSquares) / numerator;
  const noise = full.residualSquares / denominator;
  if (explained <= 1e-12 * additive.residualSquares || additive.residualSquares === 0) {
    return { estimable: true, statistic: 0, numerator, denominator, p: 1 };
  }
  const statistic = explained / noise;
  return { estimable: true, statistic, numerator, denominator, p: fTail(statistic, numerator, denominator) };
}
