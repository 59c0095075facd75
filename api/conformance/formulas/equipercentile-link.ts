import type { NotEstimable } from '../../src/statistics/estimate.ts';
import { requireDistribution } from '../../src/statistics/require-distribution.ts';

/** The score of the old version for each score of the new one. */
export interface EquipercentileLink {
  readonly estimable: true;
  /** One linked score a score of the new version, in their order. */
  readonly scores: readonly number[];
}

/**
 * Equipercentile link: the score of the old version with the same percentile rank, for each score of the new one.
 *
 *     P(x) = F_x(x − 1) + f_x(x)/2      y = y_U − ½ + (P − F_y(y_U − 1))/f_y(y_U),  y_U the lowest with F_y > P
 *
 * in steps of the old scale. A score with no answers up to it is linked to the lower end of the old scale, half a step below its lowest score; one
 * with none from it on to the upper end.
 *
 * Use only when the number of points changes, as it follows every bump of the distributions. The versions of the
 * product all have five points: `linkVersions`.
 *
 * @param fresh scores of the new version at equal steps, and their counts
 * @param old scores of the old version at equal steps, and their counts
 * @returns one linked score a score of the new version; not estimable (NO_DATA) when a version has no answers
 * @throws RangeError when they are no distributions
 * @see METHODOLOGY §1.8; Kolen & Brennan (2014) Test Equating, Scaling, and Linking, ch. 2; verification case 22
 */
export function equipercentileLink(
  fresh: { readonly scores: readonly number[]; readonly counts: readonly number[] },
  old: { readonly scores: readonly number[]; readonly counts: readonly number[] },
): EquipercentileLink | NotEstimable {
  requireDistribution(fresh.scores, fresh.counts);
  requireDistribution(old.scores, old.counts);
  const freshN = fresh.counts.reduce((sum, count) => sum + count, 0);
  const oldN = old.counts.reduce((sum, count) => sum + count, 0);
  if (freshN === 0 || oldN === 0) return { estimable: false, reason: 'NO_DATA', n: freshN + oldN };
  const step = old.scores.length > 1 ? old.scores[1]! - old.scores[0]! : 1;

  let below = 0;
  const scores = fresh.counts.map((count) => {
    // Whole halves of answers times the other sample's size: compared without rounding.
    const rank = (2 * below + count) * oldN;
    below += count;
    if (rank === 0) return old.scores[0]! - step / 2;
    let under = 0;
    for (const [i, own] of old.counts.entries()) {
      if (2 * (under + own) * freshN > rank) {
        return old.scores[i]! + step * (-0.5 + (rank - 2 * under * freshN) / (2 * own * freshN));
      }
      under += own;
    }
    return old.scores.at(-1)! + step / 2;
  });
  return { estimable: true, scores };
}
