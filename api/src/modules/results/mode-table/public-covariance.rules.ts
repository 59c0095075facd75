import type { CoefficientKey, ItemEffects } from './mode-table.ts';

/** Products of errors with two decimals and correlations with one have five. */
const DECIMALS = 5;

/**
 * The covariance of effects as the public sees it: of those whose error is told, made of these errors and of their
 * correlations with one decimal. Exact variances would tell what the errors no longer do.
 *
 *     cov′(a, b) = round(ρ(a, b), 1)·e′(a)·e′(b)
 *
 * @param own with the exact covariance, points²
 * @param errors as they are told, points, by key; of an effect that is not in it no row is told
 * @see docs/methods/disclosure.md
 */
export function publicCovariance(
  { keys, covariance }: Pick<ItemEffects, 'keys' | 'covariance'>,
  errors: ReadonlyMap<CoefficientKey, number>,
): Pick<ItemEffects, 'keys' | 'covariance'> {
  const kept = keys.flatMap((key, at) => (errors.has(key) ? [at] : []));
  const correlation = (row: number, column: number): number => {
    if (row === column) return 1;
    const scale = Math.sqrt(covariance[row]![row]! * covariance[column]![column]!);
    return scale > 0 ? Math.round((10 * covariance[row]![column]!) / scale) / 10 : 0;
  };
  const told = (row: number, column: number) =>
    Number((correlation(row, column) * errors.get(keys[row]!)! * errors.get(keys[column]!)!).toFixed(DECIMALS));
  return {
    keys: kept.map((at) => keys[at]!),
    covariance: kept.map((row) => kept.map((column) => told(row, column) + 0)),
  };
}
