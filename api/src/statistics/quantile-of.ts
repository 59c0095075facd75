/**
 * Quantile of a sorted list, interpolated linearly between its two neighbours (type 7 of Hyndman and Fan, R's own).
 *
 *     h = (n − 1)·probability        x_⌊h⌋ + (h − ⌊h⌋)·(x_⌊h⌋₊₁ − x_⌊h⌋)
 *
 * Use for the ends at which z are cut off (`overDispersion`). Of values kept in bins: `quantileEstimate`.
 *
 * @param sorted at least one number, ascending
 * @param probability 0–1
 * @returns in the unit of the list
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.6; Hyndman & Fan (1996) Am. Stat. 50:361
 */
export function quantileOf(sorted: readonly number[], probability: number): number {
  if (sorted.length === 0) throw new RangeError('no values');
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not between 0 and 1: ${probability}`);
  const place = (sorted.length - 1) * probability;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (place - Math.floor(place)) * (above - below);
}
