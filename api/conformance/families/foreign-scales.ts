import type { Family } from '../case.ts';
import { americanIndex } from '../formulas/american-index.ts';
import { mapped } from '../formulas/mapped.ts';

/**
 * Scales of other systems, mapped to 0–100, and the American customer satisfaction index of items answered 1–10. The
 * platform asks its own five points only and computes neither.
 *
 * An input of the family is a set of named entries: a scale {values, a, b}, or an index {means, weights}.
 */
export const foreignScales: Family = (input) =>
  Object.fromEntries(
    Object.entries<{ values: number[]; a: number; b: number } | { means: number[]; weights: number[] }>(input).map(
      ([name, entry]) => [
        name,
        'values' in entry ? mapped(entry.values, entry.a, entry.b) : americanIndex(entry.means, entry.weights),
      ],
    ),
  );
