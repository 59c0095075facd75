import { additiveVariance } from './additive-variance.ts';
import { isWeighable } from './is-weighable.ts';

/** What a baseline looks like when chance is taken out of it. */
export interface ShrunkenBaseline {
  readonly estimable: true;
  /** Mean μ of all units, each weighing 1/(V_i + τ²). */
  readonly mean: number;
  /** Standard error of μ. */
  readonly standardError: number;
  /** Variance τ² between the true values of units, ≥ 0. */
  readonly between: number;
  /** Weighted spread Q = Σ(y_i − μ_w)²/V_i around the inverse-variance mean; I − 1 where there is only chance. */
  readonly spread: number;
  /** How far each unit is pulled to the mean, B_i from 0 (not at all) to 1. */
  readonly pulls: readonly number[];
  /** The shrunken values B_i·μ + (1 − B_i)·y_i, in the order of the units. */
  readonly values: readonly number[];
}

/** Why there is none: fewer than two units, or one without a variance. */
export interface NoShrunkenBaseline {
  readonly estimable: false;
  readonly reason: 'FEW_UNITS' | 'NO_VARIANCE';
}

/**
 * Baselines pulled to the mean of all as far as they are made of chance (empirical Bayes).
 *
 *     μ_w, Q with weights 1/V_i        τ² = max(0, (Q − (I−1))/(Σw − Σw²/Σw))
 *     B_i = V_i/(V_i + τ²)        y*_i = B_i·μ + (1 − B_i)·y_i,  μ with weights 1/(V_i + τ²)
 *
 * Use before an improvement is judged: actions pick the worst, and the worst get better by themselves. The change
 * from y*_i, not from y_i, is what may be the improvement.
 *
 * @param units figures before the start, in one unit, with their variances
 * @throws RangeError when a number is none
 * @see METHODOLOGY §2.8; Efron & Morris (1975) JASA 70:311; DerSimonian & Laird (1986); verification case 17
 */
export function shrunkenBaseline(
  units: readonly { readonly value: number; readonly variance: number }[],
): ShrunkenBaseline | NoShrunkenBaseline {
  for (const { value, variance } of units) {
    if (!Number.isFinite(value)) throw new RangeError(`not a value: ${value}`);
    if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
  }
  if (units.length < 2) return { estimable: false, reason: 'FEW_UNITS' };
  if (!units.every(({ value, variance }) => isWeighable(variance) && Math.abs(value) < 1e25)) {
    return { estimable: false, reason: 'NO_VARIANCE' };
  }

  const fixed = weightedMean(units, 0);
  const spread = units.reduce((sum, { value, variance }) => sum + (value - fixed.mean) ** 2 / variance, 0);
  const between = additiveVariance(
    spread / units.length,
    units.map(({ variance }) => variance),
  );
  const { mean, standardError } = weightedMean(units, between);
  const pulls = units.map(({ variance }) => variance / (variance + between));
  const values = units.map(({ value }, i) => pulls[i]! * mean + (1 - pulls[i]!) * value);
  return { estimable: true, mean, standardError, between, spread, pulls, values };
}

function weightedMean(
  units: readonly { readonly value: number; readonly variance: number }[],
  between: number,
): { mean: number; standardError: number } {
  const weights = units.map(({ variance }) => 1 / (variance + between));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const mean = units.reduce((all, { value }, i) => all + (weights[i]! / sum) * value, 0);
  return { mean, standardError: Math.sqrt(1 / sum) };
}
