import { additiveVariance, LARGEST_Z } from './additive-variance.ts';
import { chiSquareQuantile } from './chi-square-quantile.ts';
import { isWeighable } from './is-weighable.ts';
import { POLICY } from './policy.ts';
import { quantileOf } from './quantile-of.ts';

/** A unit of the funnel: its figure, and the variance chance alone gives it. */
export interface FunnelUnit {
  readonly value: number;
  /** Variance s² of the figure around the target, in the squared unit, > 0: θ₀(1−θ₀)/n or σ²_w/n. */
  readonly variance: number;
}

/** How much more units spread around their target than chance lets them. */
export interface OverDispersion {
  readonly estimable: true;
  /** z_i = (y_i − θ₀)/s_i, in the order of the units. */
  readonly z: readonly number[];
  /** φ = mean z²: 1 where chance explains everything. */
  readonly phi: number;
  /** φ̂ from z cut off at their 10 % and 90 % quantiles: a few true outliers do not widen the funnel for all. */
  readonly winsorisedPhi: number;
  /** Whether I·φ̂ exceeds the 95 % quantile of χ² with I − 1 degrees of freedom. */
  readonly isOverDispersed: boolean;
  /** Additive τ² of φ̂, ≥ 0, in the squared unit; 0 where there is no over-dispersion. */
  readonly between: number;
  /** z*_i = (y_i − θ₀)/√(s_i² + τ²) with that τ². */
  readonly adjustedZ: readonly number[];
}

/** Why there is no answer: fewer than two units, or one that chance gives no spread. */
export interface NoOverDispersion {
  readonly estimable: false;
  readonly reason: 'FEW_UNITS' | 'NO_VARIANCE';
}

/**
 * Over-dispersion of a funnel, and what to add to its variances.
 *
 *     z_i = (y_i − θ₀)/s_i        φ̂ = mean of the squares of the winsorised z
 *     if I·φ̂ > χ²_{0.95, I−1}:  τ² = `additiveVariance`(φ̂), else 0        z*_i = (y_i − θ₀)/√(s_i² + τ²)
 *
 * Use for every funnel of services: with thousands of answers a unit differs from its target by more than chance
 * nearly always.
 *
 * @param units the I units of the comparison group
 * @param target θ₀, their weighted mean
 * @throws RangeError when a number is none
 * @see METHODOLOGY §2.6; Spiegelhalter (2005) Stat. Med. 24:1185, section 4; verification case 14
 */
export function overDispersion(units: readonly FunnelUnit[], target: number): OverDispersion | NoOverDispersion {
  if (!Number.isFinite(target)) throw new RangeError(`not a value: ${target}`);
  for (const { value, variance } of units) {
    if (!Number.isFinite(value)) throw new RangeError(`not a value: ${value}`);
    if (!(variance >= 0 && variance < Infinity)) throw new RangeError(`not a variance: ${variance}`);
  }
  const count = units.length;
  if (count < 2) return { estimable: false, reason: 'FEW_UNITS' };
  const z = units.map(({ value, variance }) => (value - target) / Math.sqrt(variance));
  const variances = units.map(({ variance }) => variance);
  if (!variances.every(isWeighable) || !z.every((score) => Math.abs(score) < LARGEST_Z)) {
    return { estimable: false, reason: 'NO_VARIANCE' };
  }

  const sorted = z.toSorted((a, b) => a - b);
  const low = quantileOf(sorted, POLICY.winsorisedTail);
  const high = quantileOf(sorted, 1 - POLICY.winsorisedTail);
  const phi = meanSquare(z);
  const winsorisedPhi = meanSquare(z.map((score) => Math.min(high, Math.max(low, score))));
  const isOverDispersed = count * winsorisedPhi > chiSquareQuantile(POLICY.confidence, count - 1);
  const between = isOverDispersed ? additiveVariance(winsorisedPhi, variances) : 0;
  const adjustedZ = units.map(({ value, variance }) => (value - target) / Math.sqrt(variance + between));
  return { estimable: true, z, phi, winsorisedPhi, isOverDispersed, between, adjustedZ };
}

const meanSquare = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value * value, 0) / values.length;
