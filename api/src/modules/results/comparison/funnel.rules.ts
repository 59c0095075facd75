import type { FunnelPosition, Measure } from '@otklik/schema';
import {
  binomialFunnelLimits,
  type FunnelLimits,
  funnelPosition,
  meanFunnelLimits,
  overDispersion,
  POLICY,
  qualityOf,
  repeatRaterVariance,
  scoreInterval,
  varianceComponents,
} from '../../../statistics/index.ts';
import { type EstimateValue, UNADJUSTED } from '../estimate-value.ts';
import type { ComparedFigure, FigureMoments } from './compared-figure.ts';

/** A funnel plot, unrounded. Points of the 0–100 scale. */
export interface FunnelValue {
  target: EstimateValue;
  withinDeviation: number;
  overdispersion: number;
  isOverdispersed: boolean;
  betweenVariance: number;
  /** With what units differ by beyond chance, where they do. */
  curve: LimitsAt[];
  /** Of chance alone. */
  chanceCurve: LimitsAt[];
  points: { key: string; estimate: EstimateValue; z: number; position: FunnelPosition }[];
}

interface Range {
  low: number;
  high: number;
}

/** The limits at one number of answers. */
interface LimitsAt {
  n: number;
  limits95: Range;
  limits998: Range;
}

type Unit = ComparedFigure & { moments: FigureMoments; n: number };

/** How finely the curve is drawn: no decision of the method. */
const CURVE_POINTS = 32;

/**
 * The funnel of comparable figures; null for fewer than five, or without any spread.
 *
 *     θ₀ = Σ n·y/Σn        s_i² = σ_w²/n_i (shares: θ₀(1 − θ₀)/n_i)        limits θ₀ ± z·√(s² + τ²)
 *
 * The limits of chance alone leave τ² out, and are exact binomial ones for shares. @see METHODOLOGY §2.6
 */
export function funnelOf(units: readonly Unit[], measure: Measure): FunnelValue | null {
  if (units.length < POLICY.funnelUnitsAtLeast) return null;
  const n = units.reduce((sum, unit) => sum + unit.n, 0);
  const target = units.reduce((sum, unit) => sum + unit.n * unit.moments.value, 0) / n;
  const within = withinVariance(units, measure, target);
  if (within === null || within <= 0) return null;
  const spread = overDispersion(
    units.map((unit) => ({ value: unit.moments.value, variance: within / unit.n })),
    target,
  );
  if (!spread.estimable) return null;
  const chanceAt = (answers: number): FunnelLimits =>
    measure === 'RESULT'
      ? percents(binomialFunnelLimits(target / 100, answers))
      : within100(meanFunnelLimits(target, within / answers));
  const limitsAt = (answers: number): FunnelLimits =>
    spread.isOverDispersed ? within100(meanFunnelLimits(target, within / answers, spread.between)) : chanceAt(answers);
  const sizes = curveSizes(units.map((unit) => unit.n));
  const chanceCurve = curveOf(sizes, chanceAt);
  return {
    target: targetEstimate(units, target, within, n),
    withinDeviation: Math.sqrt(within),
    overdispersion: spread.winsorisedPhi,
    isOverdispersed: spread.isOverDispersed,
    betweenVariance: spread.between,
    curve: spread.isOverDispersed ? curveOf(sizes, limitsAt) : chanceCurve,
    chanceCurve,
    points: units.map((unit, place) => ({
      key: unit.key,
      estimate: unit.estimate,
      z: spread.adjustedZ[place]!,
      position: funnelPosition(unit.moments.value, limitsAt(unit.n)),
    })),
  };
}

/** σ_w² of a single answer. */
function withinVariance(units: readonly Unit[], measure: Measure, target: number): number | null {
  if (measure === 'RESULT') return repeatRaterVariance(target * (100 - target));
  const components = varianceComponents(
    units.map(({ n, moments }) => ({
      n,
      mean: moments.value,
      variance: n * moments.variance,
      degreesOfFreedom: moments.degreesOfFreedom,
    })),
  );
  return components.estimable ? components.meanSquareWithin : null;
}

/** Numbers of answers at which the curve is drawn, from the smallest unit to the largest, evenly on a log scale. */
function curveSizes(sizes: readonly number[]): number[] {
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const step = (largest / smallest) ** (1 / (CURVE_POINTS - 1));
  return [...new Set(Array.from({ length: CURVE_POINTS }, (_, place) => Math.round(smallest * step ** place)))];
}

const curveOf = (sizes: readonly number[], limitsAt: (answers: number) => FunnelLimits): LimitsAt[] =>
  sizes.map((n) => {
    const { low95, high95, low998, high998 } = limitsAt(n);
    return { n, limits95: { low: low95, high: high95 }, limits998: { low: low998, high: high998 } };
  });

const percents = ({ low998, low95, high95, high998 }: FunnelLimits): FunnelLimits => ({
  low998: 100 * low998,
  low95: 100 * low95,
  high95: 100 * high95,
  high998: 100 * high998,
});

const within100 = ({ low998, low95, high95, high998 }: FunnelLimits): FunnelLimits => ({
  low998: Math.max(0, low998),
  low95: Math.max(0, low95),
  high95: Math.min(100, high95),
  high998: Math.min(100, high998),
});

function targetEstimate(units: readonly Unit[], value: number, within: number, n: number): EstimateValue {
  const { low, high, effectiveN } = scoreInterval({
    share: Math.min(1, Math.max(0, value / 100)),
    variance: within / n / 1e4,
    floor: n,
    degreesOfFreedom: Infinity,
  });
  const [{ estimate }] = units as [Unit];
  return {
    ...UNADJUSTED,
    value,
    interval: { low: 100 * low, high: 100 * high },
    n,
    effectiveN,
    method: 'MEAN_OF_FIGURES',
    quality: qualityOf(n),
    suppressed: false,
    reason: null,
    instrumentVersion: estimate.instrumentVersion,
    methodVersion: POLICY.methodVersion,
    basis: estimate.basis,
    modeTable: estimate.modeTable,
    referenceMix: estimate.referenceMix,
  };
}
