/**
 * Weights of a mix by column, of the levels that have one, brought to 1; and what share of the mix they are.
 *
 *     W_l/Σ_kept W      share = Σ_kept W/Σ W
 *
 * Use where a mix has levels without a coefficient: the others stand for them, and their share is the coverage.
 *
 * @param weights by level, each ≥ 0; they need not add up to 1
 * @param columnOf column of a level; null for one that is left out
 * @returns no weights and a share of 0 where nothing is kept
 * @throws RangeError when a weight is below 0 or none
 * @see METHODOLOGY §2.2
 */
export function keptWeights(
  weights: Readonly<Record<string, number>>,
  columnOf: (level: string) => number | null,
): { kept: [column: number, weight: number][]; share: number } {
  let [whole, taken] = [0, 0];
  const kept: [number, number][] = [];
  for (const [level, weight] of Object.entries(weights)) {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`not a weight: ${weight}`);
    whole += weight;
    const column = columnOf(level);
    if (column === null) continue;
    taken += weight;
    kept.push([column, weight]);
  }
  if (!(taken > 0)) return { kept: [], share: 0 };
  return { kept: kept.map(([column, weight]) => [column, weight / taken]), share: taken / whole };
}
