import { POLICY } from './policy.ts';

/**
 * Sampling variance of a value where some people rate more than once: answers of one person go together, so that n of
 * them are worth n/deff.
 *
 *     V = deff · V̂        n₀ of its interval counts for n₀/deff (`scoreInterval`, `believableVariance`)
 *
 * Use wherever a variance is made of answers, and once only: what is made of such variances has it already. Errors of
 * frozen tables and links are not multiplied. To find deff where it is known who rated: `repeatRaterDesignEffect`
 * of the conformance.
 *
 * @param variance V̂ as if every answer were another person's, in any squared unit, ≥ 0
 * @param designEffect deff ≥ 1; the policy's unless said otherwise, with 1 the variance is the same to the last digit
 * @returns V in the same unit; the arguments are not looked at once more
 * @see METHODOLOGY §2.3, "Repeat raters"; Kish (1965) Survey Sampling, ch. 5. Symbols: docs/methods/notation.md
 */
export function repeatRaterVariance(variance: number, designEffect = POLICY.repeatRaterDesignEffect): number {
  return designEffect * variance;
}
