import { adjustPValues } from '../../src/statistics/index.ts';
import type { Family } from '../case.ts';

/**
 * Four adjustments of one family of p-values, and how many are rejected at q. The product uses Benjamini and
 * Hochberg's; those of Benjamini and Yekutieli, Holm and Bonferroni are here to stand beside it.
 */
export const multiplicity: Family = ({ p, q }: { p: number[]; q: number }) => {
  const [bh, bonferroni] = [adjustPValues(p), bonferroniAdjusted(p)];
  return {
    bh_adjusted: bh,
    by_adjusted: yekutieliAdjusted(p),
    bonferroni_adjusted: bonferroni,
    holm_adjusted: holmAdjusted(p),
    rejected_bh: bh.filter((value) => value <= q).length,
    rejected_bonferroni: bonferroni.filter((value) => value <= q).length,
  };
};

const bonferroniAdjusted = (p: readonly number[]): number[] => p.map((value) => Math.min(1, value * p.length));

/** min over j ≥ i of p_(j)·m·(1 + 1/2 + … + 1/m)/j, at most 1: whatever hangs together with whatever. */
function yekutieliAdjusted(p: readonly number[]): number[] {
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const adjusted = p.map(() => 1);
  let smallest = 1;
  for (const [rank, i] of ascending(p).toReversed()) {
    smallest = Math.min(smallest, (p[i]! * p.length * harmonic) / rank);
    adjusted[i] = smallest;
  }
  return adjusted;
}

/** max over j ≤ i of (m − j + 1)·p_(j), at most 1. */
function holmAdjusted(p: readonly number[]): number[] {
  const adjusted = p.map(() => 1);
  let largest = 0;
  for (const [rank, i] of ascending(p)) {
    largest = Math.max(largest, Math.min(1, (p.length - rank + 1) * p[i]!));
    adjusted[i] = largest;
  }
  return adjusted;
}

/** Rank from 1, and place in the list, of each p-value from the smallest. */
const ascending = (p: readonly number[]): [rank: number, place: number][] =>
  p
    .map((_, i) => i)
    .sort((a, b) => p[a]! - p[b]!)
    .map((place, i) => [i + 1, place]);
