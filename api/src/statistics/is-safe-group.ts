import { POLICY } from './policy.ts';
import type { DisclosureGroupState } from './read-disclosure-group.ts';

/**
 * Whether nothing small can be worked out of a total and its parts: 2 and 3 of `withinDisclosureRule`.
 *
 *     hidden = 0          safe, unless the parent is withheld
 *     hidden > 0          safe if hidden ≥ 10, hidden ≥ withheld children + 4, and not (parent published, one child
 *                         withheld, rest = 0)
 *
 * Use on one sum at a time, while figures are withheld and afterwards. What several sums tell together: `narrowCounts`.
 *
 * @param group as `readDisclosureGroup` reads it
 * @param isParentWithheld whether the total itself is withheld
 * @param total answers of the parent; below 10 it is withheld as TOO_FEW, and the group needs nothing more
 * @returns true where nothing more of this group has to be withheld
 * @see METHODOLOGY §2.4; docs/methods/disclosure.md
 */
export function isSafeGroup(
  { hidden, withheldChildren, rest }: DisclosureGroupState,
  isParentWithheld: boolean,
  total: number,
): boolean {
  if (total < POLICY.minimumToShow) return true;
  if (hidden === 0) return !isParentWithheld;
  if (hidden < POLICY.minimumToShow || hidden < withheldChildren + POLICY.narrowestGuess - 1) return false;
  const isGivenAway = !isParentWithheld && withheldChildren === 1 && rest === 0;
  return !isGivenAway;
}
