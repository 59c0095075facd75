/** A published count: how many answers stand behind the figure named by the key. */
export interface DisclosureCell {
  readonly key: string;
  readonly n: number;
}

/**
 * Places of the cells of a published table by their keys.
 *
 *     key_i ↦ i
 *
 * Use before the sums between the cells are read (`readDisclosureGroup`): they name cells by their keys.
 *
 * @param cells each key once, n a whole number ≥ 0
 * @returns place in the list, from 0, by key
 * @throws RangeError when a key is given twice, or an n is no count
 * @see METHODOLOGY §2.4
 */
export function indexDisclosureCells(cells: readonly DisclosureCell[]): Map<string, number> {
  const indexOf = new Map(cells.map(({ key }, i) => [key, i]));
  if (indexOf.size < cells.length) throw new RangeError('a key is given twice');
  for (const { key, n } of cells) {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a count of answers: ${n} at ${key}`);
  }
  return indexOf;
}
