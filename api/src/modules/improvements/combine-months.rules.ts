import { qualityOf } from '../../statistics/index.ts';
import { type EstimateValue, majorOf, withheld as withheldEstimate } from '../results/index.ts';

/**
 * The figure of several published months together, under the rounding rule of the public: months weighted by their
 * answers, as the figure of the whole period is.
 *
 *     Y = Σ w_m y_m      w_m = n_m / Σ n      Y − √Σ (w_m (y_m − l_m))²  …  Y + √Σ (w_m (u_m − y_m))²
 *
 * Each y_m is rounded to a whole number, so Y is within a point of the staff figure. Limits of a weighted sum of
 * independent figures from their own limits: Zou, Huang & Zhang (2009) Comput. Stat. Data Anal. 53:1080.
 *
 * @param months at least one; a withheld one withholds the whole, and so do two MAJOR versions of the questionnaire
 */
export function combineMonths(months: readonly EstimateValue[]): EstimateValue {
  const withheld = months.find(({ suppressed }) => suppressed);
  if (withheld) return withheld;
  const versions = months.flatMap(({ instrumentVersion }) => instrumentVersion ?? []);
  if (new Set(versions.map(majorOf)).size > 1) return withheldEstimate('MIXED_VERSIONS');
  const n = months.reduce((sum, month) => sum + (month.n ?? 0), 0);
  const parts = months.map((month) => {
    const value = month.value ?? 0;
    const { low, high } = month.interval ?? { low: value, high: value };
    return { weight: (month.n ?? 0) / n, value, below: value - low, above: high - value };
  });
  const value = parts.reduce((sum, part) => sum + part.weight * part.value, 0);
  const low = value - Math.hypot(...parts.map((part) => part.weight * part.below));
  const high = value + Math.hypot(...parts.map((part) => part.weight * part.above));
  return {
    ...months.at(-1)!,
    value: Math.round(value),
    interval: { low: Math.round(low), high: Math.round(high) },
    n,
    effectiveN: null,
    quality: qualityOf(n),
  };
}
