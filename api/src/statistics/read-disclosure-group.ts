import type { DisclosureCell } from './index-disclosure-cells.ts';

/** A total and parts of it that do not overlap. Parts may be missing from the list: the rest counts as unpublished. */
export interface DisclosureGroup {
  readonly parent: string;
  readonly children: readonly string[];
}

/** A group while the rule is at work: cells by their place in the list. */
export interface DisclosureGroupState {
  readonly parent: number;
  /** Children with answers, smallest first, then by key. */
  readonly children: readonly number[];
  /** Answers of the parent that belong to no listed child. */
  readonly rest: number;
  /** Answers of the parent that are in no published child: the rest and the withheld children. */
  hidden: number;
  withheldChildren: number;
  /** Every child before this one is withheld, or can no longer be. */
  next: number;
}

/**
 * A total and its parts as the rule looks at them.
 *
 *     rest = n_parent − Σ n_child      hidden = rest + Σ n of withheld children
 *
 * Use on every sum of a published table before `isSafeGroup` judges it.
 *
 * @param group the total and its parts by key
 * @param cells every count of the table
 * @param indexOf their places, of `indexDisclosureCells`
 * @param isWithheld whether a cell is withheld, by place
 * @throws RangeError for a key that is unknown or named twice, and for children that exceed their parent
 * @see METHODOLOGY §2.4; docs/methods/disclosure.md
 */
export function readDisclosureGroup(
  group: DisclosureGroup,
  cells: readonly DisclosureCell[],
  indexOf: ReadonlyMap<string, number>,
  isWithheld: readonly boolean[],
): DisclosureGroupState {
  const find = (key: string): number => {
    const index = indexOf.get(key);
    if (index === undefined) throw new RangeError(`a group names a cell that is not there: ${key}`);
    return index;
  };
  const parent = find(group.parent);
  const all = group.children.map(find);
  if (new Set([...all, parent]).size <= all.length) throw new RangeError(`a part is named twice in ${group.parent}`);

  const children = all.filter((i) => cells[i]!.n > 0).sort((a, b) => compare(cells[a]!, cells[b]!));
  const withheld = children.filter((i) => isWithheld[i]);
  const rest = children.reduce((left, i) => left - cells[i]!.n, cells[parent]!.n);
  if (rest < 0) throw new RangeError(`the parts of ${group.parent} have more answers than it has`);
  const hidden = withheld.reduce((sum, i) => sum + cells[i]!.n, rest);
  return { parent, children, rest, hidden, withheldChildren: withheld.length, next: 0 };
}

const compare = (a: DisclosureCell, b: DisclosureCell): number => a.n - b.n || (a.key < b.key ? -1 : 1);
