import { type DisclosureCell, indexDisclosureCells } from './index-disclosure-cells.ts';
import { isSafeGroup } from './is-safe-group.ts';
import { POLICY } from './policy.ts';
import { type DisclosureGroup, type DisclosureGroupState, readDisclosureGroup } from './read-disclosure-group.ts';

/** PUBLISHED; TOO_FEW: 1 to 9 answers; PROTECTS_ANOTHER: withheld so that another figure cannot be worked out. */
export type Disclosure = 'PUBLISHED' | 'TOO_FEW' | 'PROTECTS_ANOTHER';

/**
 * Which figures may be shown to the public, so that no small one can be worked out from the others.
 *
 *     hidden = n_parent − Σ n of published children: 0, or at least 10 and at least withheld children + 4
 *
 * 1. 1–9 answers are too few. No answers need no protection: an empty cell is PUBLISHED (the caller says "no data"),
 *    adds nothing to a sum, and is never withheld to protect another.
 * 2. In every group what is hidden, parent minus published children, is nothing or at least 10 answers.
 * 3. What is withheld is not given away by another group: one withheld child is never all that is hidden of a
 *    published parent, a withheld parent is never the sum of published children, and what is hidden has at least
 *    4 answers more than withheld children (else each of them would be nearly known to be 1).
 *
 * A group that breaks 2 or 3 loses its smallest published child (ties: lowest key); without one, its parent. That may
 * break other groups, so it is repeated until nothing changes: at most once a cell. The same table gives the same
 * answer in whatever order it is handed over. Cost: O(groups · children · log children).
 *
 * TOO_FEW and PROTECTS_ANOTHER are for our own eyes. The public is told the same reason for both: a reader who could
 * tell them apart would know of a withheld cell that it has at least 10 answers.
 *
 * Use within `withholdWhatCanBeNarrowed`, which goes on where several sums together tell more than each; alone, only
 * for a table whose sums share no cell. Whether one figure has enough answers of its own: `qualityOf`.
 *
 * @param cells every count of one published table, each key once, n a whole number ≥ 0
 * @param groups every sum that holds between these cells (authority ⊃ services, service ⊃ channels, quarter ⊃ months);
 *   a cell may be in any number of groups. A sum left out here is a sum that an outsider can still do.
 * @param alreadyWithheld keys that must be withheld for another reason, e.g. because they were in an earlier edition
 * @param alreadyPublished keys that are public: they can no longer be withheld, others take their place where there are any
 * @returns the disclosure of every key
 * @throws RangeError for a key that is unknown or given twice, and for children that exceed their parent
 * @see DESIGN §5 "Disclosure, one rule"; METHODOLOGY §2.4; docs/methods/disclosure.md for what it does not stop
 */
export function withinDisclosureRule(
  cells: readonly DisclosureCell[],
  groups: readonly DisclosureGroup[],
  alreadyWithheld: ReadonlySet<string> = new Set(),
  alreadyPublished: ReadonlySet<string> = new Set(),
): Map<string, Disclosure> {
  const indexOf = indexDisclosureCells(cells);
  const isWithheld = cells.map(({ key, n }) => n > 0 && (n < POLICY.minimumToShow || alreadyWithheld.has(key)));
  const isOut = cells.map(({ key }) => alreadyPublished.has(key));
  const asParent: DisclosureGroupState[][] = cells.map(() => []);
  const asChild: DisclosureGroupState[][] = cells.map(() => []);
  // Each step decides on what the earlier ones left: a fixed order makes the answer the same for the same table.
  const toCheck = groups
    .map((group) => readDisclosureGroup(group, cells, indexOf, isWithheld))
    .sort((a, b) => compareKeys([a.parent, ...a.children], [b.parent, ...b.children], cells));
  for (const group of toCheck) {
    asParent[group.parent]!.push(group);
    for (const child of group.children) asChild[child]!.push(group);
  }

  const withhold = (cell: number): void => {
    isWithheld[cell] = true;
    for (const group of asChild[cell]!) {
      group.hidden += cells[cell]!.n;
      group.withheldChildren++;
      toCheck.push(group);
    }
    toCheck.push(...asParent[cell]!);
  };

  for (const group of toCheck) {
    if (isSafeGroup(group, isWithheld[group.parent]!, cells[group.parent]!.n)) continue;
    const canBeWithheld = (cell: number) => !isWithheld[cell] && !isOut[cell];
    while (group.next < group.children.length && !canBeWithheld(group.children[group.next]!)) group.next++;
    const cell = group.children[group.next] ?? group.parent;
    if (canBeWithheld(cell)) withhold(cell);
  }

  return new Map(
    cells.map(({ key, n }, i) => {
      if (!isWithheld[i]) return [key, 'PUBLISHED'];
      return [key, n < POLICY.minimumToShow ? 'TOO_FEW' : 'PROTECTS_ANOTHER'];
    }),
  );
}

function compareKeys(a: readonly number[], b: readonly number[], cells: readonly DisclosureCell[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return cells[a[i]!]!.key < cells[b[i]!]!.key ? -1 : 1;
  }
  return a.length - b.length;
}
