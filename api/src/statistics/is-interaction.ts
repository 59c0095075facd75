/** What the F test and the deviations must both exceed. */
export interface InteractionRule {
  /** p of the F test below which effects are not taken to add up. */
  readonly maximumP: number;
  /** Points that the largest deviation must exceed. */
  readonly materialPoints: number;
}

/**
 * The rule of the guard: significant, and by more points than do no harm.
 *
 *     p < maximumP and |largest| > materialPoints
 *
 * Use on the test and the largest deviation that a frozen mode table keeps. While the model is at hand:
 * `interactionGuard`.
 *
 * @param test null where there was nothing to test; `largest` null where no deviation counts
 * @param rule of service × channel the policy's `interaction`; of unit × mode with the points of `modeEffect`
 * @returns true where adding up hides too much; false without a test
 * @see METHODOLOGY §2.1 (check), §2.2
 */
export function isInteraction(
  test: { readonly p: number; readonly largest: number | null } | null,
  { maximumP, materialPoints }: InteractionRule,
): boolean {
  return test !== null && test.p < maximumP && Math.abs(test.largest ?? 0) > materialPoints;
}
