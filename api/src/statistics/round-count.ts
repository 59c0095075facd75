import { POLICY } from './policy.ts';

/**
 * A count as the public sees it: the nearest multiple of 5. Exactly so many answers cannot be read from it.
 *
 *     5·round(n/5), halves up
 *
 * Use for every count that the public sees. Whole figures: `publicEstimate`. Staff see the exact count.
 *
 * @param n a whole number ≥ 0
 * @returns a multiple of 5, ≥ 0
 * @see METHODOLOGY §2.4; DESIGN §5 "Disclosure, one rule"
 */
export function roundCount(n: number): number {
  return Math.round(n / POLICY.countRoundingBase) * POLICY.countRoundingBase;
}
