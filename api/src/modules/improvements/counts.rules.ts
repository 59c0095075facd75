import type { Measure } from '@otklik/schema';

/**
 * Counts of a measure as five points of which the worst scores 0 and the best 100. RESULT is a share: who fully got
 * what was needed (3) stands at 100, who did so in part or not at all (2, 1) at 0; unsettled matters (4) are left out.
 */
export function answeredCounts(counts: readonly number[], measure: Exclude<Measure, 'CSI'>): number[] {
  const [n1 = 0, n2 = 0, n3 = 0] = counts;
  return measure === 'RESULT' ? [n1 + n2, 0, 0, 0, n3] : [...counts];
}
