import { POLICY } from './policy.ts';

/**
 * A count as the public sees it: the nearest multiple of 5. Exactly so many answers cannot be read from it.
 *
 *     5·round(n/5), halves up
 *
 * @param n a whole number ≥ 0
 * @see DESIGN §5 "Disclosure, one rule"
 */
export function roundCount(n: number): number {
  return Math.round(n / POLICY.countRoundingBase) * POLICY.countRoundingBase;
}
