import type { Mode } from '@otklik/schema';
import { qualityOf, situationComposite, standardisedInterval } from '../../../statistics/index.ts';
import { type EstimateValue, UNADJUSTED, withheld } from '../estimate-value.ts';
import { loadingVariance, type LoadingsByItem } from '../scores/loadings.rules.ts';
import type { SharedErrors } from '../scores/shared-errors.rules.ts';
import { inVersionOrder, majorOf } from '../tally.ts';
import { degreesOfFreedomOf, type FixedMixScore, varianceOf } from '../trends/fixed-mix.rules.ts';
import type { PartToCompare } from './comparable-parts.rules.ts';
import { modesOfParts } from './modes-of-parts.rules.ts';

/** A service whose score is known. */
export interface KnownPart {
  serviceId: string;
  used: number;
  score: FixedMixScore;
  estimate: EstimateValue;
}

/** C of some services, with what its difference from another figure is made of. */
export interface Composite {
  estimate: EstimateValue;
  value: number;
  variance: number;
  degreesOfFreedom: number;
  loadings: LoadingsByItem;
  weights: readonly number[];
  samplingVariance: number;
  /** Weighted shares of the modes whose effect could not be taken out. */
  unadjusted: ReadonlyMap<Mode, number>;
}

/** A composite as what it is put beside. */
export const partOf = (composite: Composite): PartToCompare => ({ estimate: composite.estimate, score: composite });

/** Whether scores of services that journeys use are on the scales of several MAJOR versions: they are not added up. */
export const isOfSeveralMajors = (services: readonly { used: number; estimate: EstimateValue }[]): boolean =>
  new Set(services.flatMap(({ used, estimate }) => (used > 0 ? majorOf(estimate.instrumentVersion ?? '') : []))).size >
  1;

/**
 * C of some services by how often journeys use them; null where no journey uses any, or where they were rated in
 * several MAJOR versions. What their scores were adjusted and joined with is the same for all of them: its error does not
 * average out.
 *
 *     V_C = Σ w_s² V_sampling,s + g′Σg,  g = Σ w_s g_s
 */
export function compositeOf(
  services: readonly { used: number; score: FixedMixScore; estimate: EstimateValue }[],
  errors: SharedErrors,
): Composite | null {
  if (isOfSeveralMajors(services)) return null;
  const composite = situationComposite(
    services.map(({ used, score }) => ({
      usage: used,
      value: Math.min(100, Math.max(0, score.value)),
      variance: varianceOf(score),
      degreesOfFreedom: degreesOfFreedomOf(score),
      n: score.n,
    })),
  );
  if (!composite.estimable) return null;
  const { value, n, weights, degreesOfFreedom } = composite;
  const used = services.filter((_, i) => weights[i]! > 0);
  const weightOf = new Map(services.map((service, i) => [service, weights[i]!]));
  const byWeight = used.toSorted((a, b) => weightOf.get(b)! - weightOf.get(a)!);
  const floor = Math.min(...used.map(({ score }) => score.n));
  const loadings = weighted(services.map(({ score }, i) => ({ loadings: score.loadings, weight: weights[i]! })));
  const sampling = services.reduce((sum, { score }, i) => sum + weights[i]! ** 2 * score.samplingVariance, 0);
  const shared = loadingVariance(loadings, errors);
  const variance = sampling + shared;
  const limits = standardisedInterval({ value, variance: sampling, sharedVariance: shared, floor, degreesOfFreedom });
  return {
    value,
    variance,
    degreesOfFreedom,
    loadings,
    weights,
    samplingVariance: sampling,
    unadjusted: weightedShares(services.map(({ score }, i) => ({ unadjusted: score.unadjusted, weight: weights[i]! }))),
    estimate: {
      ...withheld('NO_DATA'),
      value,
      interval: { low: Math.min(value, limits.interval.low), high: Math.max(value, limits.interval.high) },
      n,
      effectiveN: limits.effectiveN,
      method: 'SITUATION_COMPOSITE',
      quality: qualityOf(floor),
      suppressed: false,
      reason: null,
      ...UNADJUSTED,
      basis: 'AS_EXPERIENCED',
      ...modesOfParts(byWeight.map(({ estimate: of }) => of)),
      instrumentVersion: inVersionOrder(used.map(({ estimate }) => estimate.instrumentVersion!)).at(-1)!,
      linkedVersions: inVersionOrder(new Set(used.flatMap(({ estimate }) => estimate.linkedVersions))),
    },
  };
}

/** A figure in points that is made of another and has its n. */
export const points = (of: EstimateValue, value: number, interval: { low: number; high: number }): EstimateValue => ({
  ...of,
  value,
  interval,
  effectiveN: null,
  method: 'SITUATION_COMPOSITE',
});

function weightedShares(
  parts: readonly { unadjusted: ReadonlyMap<Mode, number>; weight: number }[],
): Map<Mode, number> {
  const shares = new Map<Mode, number>();
  for (const { unadjusted, weight } of parts)
    for (const [mode, share] of unadjusted) shares.set(mode, (shares.get(mode) ?? 0) + weight * share);
  return shares;
}

function weighted(parts: readonly { loadings: LoadingsByItem; weight: number }[]): LoadingsByItem {
  const sums: Map<Parameters<LoadingsByItem['get']>[0], Map<string, number>> = new Map();
  for (const { loadings, weight } of parts)
    for (const [item, own] of loadings) {
      const sum = sums.get(item) ?? new Map<string, number>();
      for (const [key, loading] of own) sum.set(key, (sum.get(key) ?? 0) + weight * loading);
      sums.set(item, sum);
    }
  return sums as LoadingsByItem;
}
