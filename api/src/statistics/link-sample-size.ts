import { normalQuantile } from './normal-quantile.ts';
import { POLICY } from './policy.ts';

/**
 * Answers needed in each arm of a parallel run for the link to be known to ± halfWidth.
 *
 *     n = 2 (z σ/halfWidth)²      with σ = 25: 1,201 for ±2 points, 4,802 for ±1
 *
 * @param halfWidth of the interval of the shift, points, > 0
 * @param deviation σ of one answer, points, ≥ 0
 * @throws RangeError outside these limits
 * @see METHODOLOGY §1.8
 */
export function linkSampleSize(halfWidth: number, deviation: number, confidence = POLICY.confidence): number {
  if (!(halfWidth > 0) || !(deviation >= 0)) throw new RangeError(`not a precision: ±${halfWidth} with σ=${deviation}`);
  return Math.ceil(2 * ((normalQuantile((1 + confidence) / 2) * deviation) / halfWidth) ** 2);
}
