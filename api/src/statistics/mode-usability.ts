import { POLICY } from './policy.ts';

/** What a mode effect has to reach to be used; the policy's. */
export interface ModeUsabilityRule {
  readonly minimumN: number;
  readonly maximumError: number;
}

/**
 * Whether a mode effect may be used: identified, enough answers in both modes inside units that use both, and precise.
 *
 *     n ≥ 300 and n_ref ≥ 300 and SE ≤ 1.5 points
 *
 * @param known answers by the mode and by the reference, and the standard error in points
 * @param rule the policy's unless said otherwise
 * @returns null when it may, otherwise why not; what is no number is never enough
 * @see METHODOLOGY §2.1
 */
export function modeUsability(
  known: { readonly n: number; readonly referenceN: number; readonly standardError: number },
  rule: ModeUsabilityRule = POLICY.modeEffect,
): 'TOO_FEW' | 'IMPRECISE' | null {
  if (!(Math.min(known.n, known.referenceN) >= rule.minimumN)) return 'TOO_FEW';
  return known.standardError <= rule.maximumError ? null : 'IMPRECISE';
}
