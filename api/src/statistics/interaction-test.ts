import type { AbsorbedFit } from './fit-absorbed.ts';
import { fTail } from './f-tail.ts';

/** An F test of a larger model against a smaller one inside it. */
export interface InteractionTest {
  readonly statistic: number;
  /** Parameters that the larger model has more. */
  readonly numerator: number;
  /** Answers beyond the parameters of the larger model. */
  readonly denominator: number;
  readonly p: number;
}

/**
 * F test of an interaction: does letting every combination have a mean of its own explain more than chance?
 *
 *     F = ((RSS₀ − RSS₁)/(p₁ − p₀)) / (RSS₁/(N − p₁))      p = P(F_{p₁−p₀, N−p₁} > F)
 *
 * @param additive the smaller model, e.g. unit + mode
 * @param full the larger one, e.g. unit × mode, on the same answers
 * @returns null when there is nothing to test: no combination more, or no answers beyond them. Where the larger
 *   model leaves no residual at all and the smaller one does, F is Infinity and p is 0.
 * @see METHODOLOGY §2.1, §2.2; verification cases 11, 24
 */
export function interactionTest(additive: AbsorbedFit, full: AbsorbedFit): InteractionTest | null {
  const numerator = full.groups + full.rank - additive.groups - additive.rank;
  const denominator = full.degreesOfFreedom;
  if (numerator <= 0 || denominator <= 0) return null;
  // What is left of rounding is not a residual.
  const explained = Math.max(0, additive.residualSquares - full.residualSquares) / numerator;
  const noise = full.residualSquares / denominator;
  if (explained <= 1e-12 * additive.residualSquares || additive.residualSquares === 0) {
    return { statistic: 0, numerator, denominator, p: 1 };
  }
  const statistic = explained / noise;
  return { statistic, numerator, denominator, p: fTail(statistic, numerator, denominator) };
}
