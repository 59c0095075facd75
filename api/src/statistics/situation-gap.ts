import type { FigureWithVariance } from './differences-from-mean.ts';
import { satterthwaite } from './satterthwaite.ts';
import { testDifference, type TestedDifference } from './test-difference.ts';

/**
 * Gap between the direct score of a life situation and the composite of its services.
 *
 *     G = D − C        V_G = V_D + V_C − 2·Cov(D, C)        df: Satterthwaite of V_D and V_C
 *
 * Use with both on the same mix of segments. The covariance is 0 unless the same people answered both and their pairs
 * are known.
 *
 * @param direct D with its variance
 * @param composite C with its variance, see `situationComposite`
 * @param covariance Cov(D, C), points²
 * @throws RangeError when a number is none
 * @see METHODOLOGY §2.9; verification case 25
 */
export function situationGap(
  direct: FigureWithVariance,
  composite: FigureWithVariance,
  covariance = 0,
): TestedDifference {
  const degreesOfFreedom = satterthwaite([direct, composite]);
  const variance = Math.max(0, direct.variance + composite.variance - 2 * covariance);
  return testDifference(direct.value - composite.value, variance, degreesOfFreedom);
}
