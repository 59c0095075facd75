import { POLICY } from './policy.ts';

/** What a mode effect has to reach to be used; the policy's. */
export interface ModeUsabilityRule {
  readonly minimumN: number;
  readonly maximumError: number;
}

/** Whether a mode effect may be used, and if not why. */
export type ModeUsability =
  { readonly isUsable: true } | { readonly isUsable: false; readonly reason: 'TOO_FEW' | 'IMPRECISE' };

/**
 * Whether a mode effect may be used: identified, enough answers in both modes inside units that use both, and precise.
 *
 *     n ≥ 300 and n_ref ≥ 300 and SE ≤ 1.5 points
 *
 * Use on each mode of a new table. Whether its effect can be told at all: `modeIdentifiability`.
 *
 * @param known answers by the mode and by the reference, and the standard error in points
 * @param rule the policy's unless said otherwise
 * @returns whether it may, and if not why; what is no number is never enough
 * @see METHODOLOGY §2.1
 */
export function modeUsability(
  known: { readonly n: number; readonly referenceN: number; readonly standardError: number },
  rule: ModeUsabilityRule = POLICY.modeEffect,
): ModeUsability {
  if (!(Math.min(known.n, known.referenceN) >= rule.minimumN)) return { isUsable: false, reason: 'TOO_FEW' };
  return known.standardError <= rule.maximumError ? { isUsable: true } : { isUsable: false, reason: 'IMPRECISE' };
}
