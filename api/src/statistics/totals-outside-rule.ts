import { type DisclosureCell, indexDisclosureCells } from './index-disclosure-cells.ts';
import { isSafeGroup } from './is-safe-group.ts';
import { type DisclosureGroup, readDisclosureGroup } from './read-disclosure-group.ts';
import type { Disclosure } from './within-disclosure-rule.ts';

/**
 * Totals of the groups that do not keep the rule, whatever was decided: what would have to be withheld is public already.
 *
 *     2 and 3 of `withinDisclosureRule`, asked of a decision instead of making one
 *
 * Use after everything was withheld that still could be: what it names is at risk. To decide what is withheld:
 * `withinDisclosureRule`.
 *
 * @param cells every count of one published table, each key once
 * @param groups every sum that holds between these cells
 * @param disclosure what was decided; what it does not name counts as withheld
 * @returns keys of the parents, in the order of the groups
 * @throws RangeError as `withinDisclosureRule`
 * @see METHODOLOGY §2.4; docs/methods/disclosure.md
 */
export function totalsOutsideRule(
  cells: readonly DisclosureCell[],
  groups: readonly DisclosureGroup[],
  disclosure: ReadonlyMap<string, Disclosure>,
): string[] {
  const indexOf = indexDisclosureCells(cells);
  const isWithheld = cells.map(({ key }) => disclosure.get(key) !== 'PUBLISHED');
  return groups.flatMap((listed) => {
    const group = readDisclosureGroup(listed, cells, indexOf, isWithheld);
    return isSafeGroup(group, isWithheld[group.parent]!, cells[group.parent]!.n) ? [] : [listed.parent];
  });
}
