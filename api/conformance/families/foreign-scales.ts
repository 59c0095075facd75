import type { Family } from '../case.ts';

/** Position of X on a scale from a to b, as 0–100: Y = 100(X − a)/(b − a). */
const mapped = (values: readonly number[], a: number, b: number): number[] =>
  values.map((value) => (100 * (value - a)) / (b - a));

/**
 * Scales of other systems, mapped to 0–100, and the American customer satisfaction index of items answered 1–10:
 * 100 Σ w(X − 1) / (9 Σw). The platform asks its own five points only and computes neither.
 *
 * An input of the family is a set of named entries: a scale {values, a, b}, or an index {means, weights}.
 */
export const foreignScales: Family = (input) =>
  Object.fromEntries(
    Object.entries<{ values: number[]; a: number; b: number } | { means: number[]; weights: number[] }>(input).map(
      ([name, entry]) => [name, 'values' in entry ? mapped(entry.values, entry.a, entry.b) : acsi(entry)],
    ),
  );

function acsi({ means, weights }: { means: number[]; weights: number[] }): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return mapped(means, 1, 10).reduce((total, mean, i) => total + (mean * weights[i]!) / sum, 0);
}
