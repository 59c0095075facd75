import type { GapReadingKind, LocalizedText, Measure, Mode, SuppressionReason } from '@otklik/schema';
import {
  adjustPValues,
  POLICY,
  qualityOf,
  readGap,
  standardisedInterval,
  shareEstimate,
  situationComposite,
  situationGap,
} from '../../../statistics/index.ts';
import { type EstimateValue, UNADJUSTED, withheld } from '../estimate-value.ts';
import { loadingDifference, loadingVariance, type LoadingsByItem } from '../scores/loadings.rules.ts';
import type { SharedErrors } from '../scores/shared-errors.rules.ts';
import { degreesOfFreedomOf, type FixedMixFigure, type FixedMixScore, varianceOf } from '../trends/fixed-mix.rules.ts';
import { inVersionOrder, majorOf } from '../tally.ts';
import { type PartToCompare, partsApart, whyApart } from './comparable-parts.rules.ts';
import { modesOfParts } from './modes-of-parts.rules.ts';
import type { SituationStage } from './situation-stage.ts';

/** What is known of one life situation: figures on one mix of segments. */
export interface SituationParts {
  measure: Measure;
  direct: FixedMixFigure;
  /** Journeys whose services are known. */
  journeys: number;
  services: readonly SituationServiceFigure[];
  stages: readonly Pick<SituationStage, 'position' | 'name' | 'serviceIds'>[];
  /** What is not known of what the figures were adjusted with. */
  errors: SharedErrors;
}

export interface SituationServiceFigure {
  serviceId: string;
  /** Journeys that used it. */
  used: number;
  figure: FixedMixFigure;
}

/** A service among those of a life situation, unrounded. */
export interface SituationServiceValue {
  serviceId: string;
  score: EstimateValue;
  /** Percent of the journeys that used it. */
  usage: EstimateValue;
  /** Points that the composite would gain were it perfect. */
  shortfall: EstimateValue;
  isWeakest: boolean;
}

export interface SituationStageValue {
  position: number;
  name: LocalizedText;
  serviceIds: readonly string[];
  score: EstimateValue;
  shortfall: EstimateValue;
}

/** A life situation as a whole beside its services; unrounded. */
export interface WholeAndPartsValue {
  direct: EstimateValue;
  composite: EstimateValue;
  gap: EstimateValue;
  /** Two-sided p of the gap; null where it cannot be tested. */
  p: number | null;
  /** Adjusted for all life situations that were asked for at once. */
  adjustedP: number | null;
  reading: GapReadingKind | null;
  weakestServiceId: string | null;
  services: SituationServiceValue[];
  stages: SituationStageValue[];
}

/**
 * Life situations beside their services: direct score, composite weighted by journeys, their gap and where it is short.
 * The p-values of all of them make one family.
 *
 * @see METHODOLOGY §2.9
 */
export function wholesAndParts(situations: readonly SituationParts[]): WholeAndPartsValue[] {
  const values = situations.map(wholeAndParts);
  const tested = values.flatMap(({ p }, place) => (p === null ? [] : [{ p, place }]));
  const adjusted = adjustPValues(tested.map(({ p }) => p));
  for (const [index, { place }] of tested.entries()) values[place]!.adjustedP = adjusted[index]!;
  return values.map((value) => ({ ...value, reading: readingOf(value) }));
}

function readingOf({ direct, gap, composite, adjustedP }: WholeAndPartsValue): GapReadingKind | null {
  const isApart = gap.value === null && (direct.n ?? 0) >= POLICY.minimumToPublish;
  if (composite.value === null || isApart) return null;
  return readGap(direct.n ?? 0, gap.value, adjustedP);
}

function wholeAndParts({ direct, journeys, services, stages, errors }: SituationParts): WholeAndPartsValue {
  const known = services.flatMap(({ serviceId, used, figure: { score, estimate } }): KnownPart[] =>
    score ? [{ serviceId, used, score, estimate }] : [],
  );
  const all = services.reduce((sum, { used }) => sum + used, 0);
  const covered = known.reduce((sum, { used }) => sum + used, 0);
  const coverage = all > 0 ? covered / all : 0;
  const isCovered = coverage >= POLICY.standardisation.minimumCoverage - 1e-12;
  const areMixed =
    isOfSeveralMajors(known) ||
    services.some(({ used, figure }) => used > 0 && figure.estimate.reason === 'MIXED_VERSIONS');
  const whole = isCovered ? compositeOf(known, errors) : null;
  const weightOf = new Map(known.map(({ serviceId }, place) => [serviceId, whole?.weights[place] ?? 0]));
  const reason = all === 0 ? 'NO_JOURNEYS' : areMixed ? 'MIXED_VERSIONS' : 'LOW_COVERAGE';
  const composite = whole
    ? { ...whole.estimate, coverage: 100 * coverage }
    : { ...withheld(reason, { basis: 'AS_EXPERIENCED' }), coverage: all > 0 ? 100 * coverage : null };

  // What is not comparable is in the composite, and in no order of what costs most.
  const used = known.filter((part) => part.used > 0);
  const apart = reasonsOf(used, ({ serviceId }) => serviceId);
  const inOrder = used.filter(({ serviceId }) => !apart.has(serviceId));
  const weakest =
    whole &&
    inOrder.reduce<(typeof used)[number] | null>(
      (worst, part) => (worst && worst.score.value <= part.score.value ? worst : part),
      null,
    );

  const shortfallOf = (serviceId: string, score: FixedMixFigure): EstimateValue => {
    const { value, interval } = score.estimate;
    const weight = weightOf.get(serviceId);
    if (!whole || value === null || weight === undefined) return withheld(score.estimate.reason ?? reason);
    const isApart = apart.get(serviceId);
    if (isApart) return withheld(isApart, { n: score.estimate.n });
    return points(score.estimate, weight * (100 - value), {
      low: weight * (100 - interval!.high),
      high: weight * (100 - interval!.low),
    });
  };
  const rows = services.map(({ serviceId, used, figure }): SituationServiceValue => ({
    serviceId,
    score: figure.estimate,
    usage: usageOf(used, journeys),
    shortfall: shortfallOf(serviceId, figure),
    isWeakest: weakest?.serviceId === serviceId,
  }));
  const gap = whole && gapOf(direct, whole, errors);
  return {
    direct: direct.estimate,
    composite,
    gap:
      gap?.estimate ??
      withheld(isEnough(direct) ? reason : (direct.estimate.reason ?? 'TOO_FEW_TO_COMPARE'), { n: direct.estimate.n }),
    p: gap?.p ?? null,
    adjustedP: null,
    reading: null,
    weakestServiceId: weakest?.serviceId ?? null,
    services: rows.toSorted((a, b) => (b.shortfall.value ?? -1) - (a.shortfall.value ?? -1)),
    stages: stagesOf(stages, { known, weightOf, whole, reason, errors }),
  };
}

interface StageSources {
  known: readonly KnownPart[];
  weightOf: ReadonlyMap<string, number>;
  whole: Composite | null;
  /** Why there is no composite. */
  reason: SuppressionReason;
  errors: SharedErrors;
}

/** Composite and shortfall of each stage; a stage that is not comparable with the others has no shortfall. */
function stagesOf(
  stages: SituationParts['stages'],
  { known, weightOf, whole, reason, errors }: StageSources,
): SituationStageValue[] {
  const composed = stages.map((stage) => {
    const parts = known.filter(({ serviceId }) => stage.serviceIds.includes(serviceId));
    return { ...stage, parts, composite: compositeOf(parts, errors) };
  });
  const apart = reasonsOf(
    composed.flatMap(({ position, composite }) => (composite ? [{ ...partOf(composite), position }] : [])),
    ({ position }) => position,
  );
  return composed.map(({ position, name, serviceIds, parts, composite }): SituationStageValue => {
    const none = parts.length === 0 ? 'NO_DATA' : isOfSeveralMajors(parts) ? 'MIXED_VERSIONS' : 'NO_JOURNEYS';
    const score = composite?.estimate ?? withheld(none);
    const isApart = apart.get(position);
    const weight = parts.reduce((sum, { serviceId }) => sum + (weightOf.get(serviceId) ?? 0), 0);
    const shortfall =
      !whole || !composite
        ? withheld(whole ? score.reason! : reason)
        : isApart
          ? withheld(isApart, { n: score.n })
          : points(composite.estimate, weight * (100 - composite.value), {
              low: weight * (100 - composite.estimate.interval!.high),
              high: weight * (100 - composite.estimate.interval!.low),
            });
    return { position, name, serviceIds, score, shortfall };
  });
}

/** A service whose score is known. */
interface KnownPart {
  serviceId: string;
  used: number;
  score: FixedMixScore;
  estimate: EstimateValue;
}

/** Why those that cannot be put in order with the others cannot, by their key. */
function reasonsOf<Part extends PartToCompare, Key>(
  parts: readonly Part[],
  keyOf: (part: Part) => Key,
): Map<Key, SuppressionReason> {
  const reasons = partsApart(parts);
  return new Map(parts.flatMap((part, place) => (reasons[place] ? [[keyOf(part), reasons[place]] as const] : [])));
}

/** Whether enough rated the situation itself to be put beside its services. */
export const isEnough = ({ score }: FixedMixFigure): boolean => score !== null && score.n >= POLICY.minimumToPublish;

interface Composite {
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

const partOf = (composite: Composite): PartToCompare => ({ estimate: composite.estimate, score: composite });

/** Whether scores of services that journeys use are on the scales of several MAJOR versions: they are not added up. */
const isOfSeveralMajors = (services: readonly { used: number; estimate: EstimateValue }[]): boolean =>
  new Set(services.flatMap(({ used, estimate }) => (used > 0 ? majorOf(estimate.instrumentVersion ?? '') : []))).size >
  1;

/**
 * C of some services by how often journeys use them; null where no journey uses any, or where they were rated in
 * several MAJOR versions. What their scores were adjusted
 * and joined with is the same for all of them: its error does not average out.
 *
 *     V_C = Σ w_s² V_sampling,s + g′Σg,  g = Σ w_s g_s
 */
function compositeOf(
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

/**
 * G with its error; what the two share by one mode table is not counted twice. Null without 30 direct answers. Where the
 * whole and its parts cannot be compared, as where they were rated in two MAJOR versions or in other modes whose effect is
 * not known, it is withheld and has no p.
 */
function gapOf(
  direct: FixedMixFigure,
  composite: Composite,
  errors: SharedErrors,
): { estimate: EstimateValue; p: number | null } | null {
  const { score, estimate } = direct;
  if (!score || !isEnough(direct)) return null;
  const isApart = whyApart({ estimate, score }, partOf(composite));
  if (isApart) return { estimate: withheld(isApart, { n: estimate.n }), p: null };
  const ofEffects = (loadings: LoadingsByItem) => loadingVariance(loadings, errors);
  const shared =
    (ofEffects(score.loadings) +
      ofEffects(composite.loadings) -
      ofEffects(loadingDifference(score.loadings, composite.loadings))) /
    2;
  const gap = situationGap(
    { value: score.value, variance: varianceOf(score), degreesOfFreedom: degreesOfFreedomOf(score) },
    composite,
    shared,
  );
  const of = { ...direct.estimate, ...modesOfParts([direct.estimate, composite.estimate]) };
  return { estimate: points(of, gap.difference, gap.interval), p: gap.p };
}

/** A figure in points that is made of another and has its n. */
const points = (of: EstimateValue, value: number, interval: { low: number; high: number }): EstimateValue => ({
  ...of,
  value,
  interval,
  effectiveN: null,
  method: 'SITUATION_COMPOSITE',
});

/** Percent of the journeys that used a service; below 10 journeys it is withheld. */
function usageOf(used: number, journeys: number): EstimateValue {
  const share = shareEstimate(used, journeys);
  if (!share.estimable) return withheld(journeys > 0 ? 'TOO_FEW' : 'NO_JOURNEYS', { n: journeys });
  if (journeys < POLICY.minimumToShow) return withheld('TOO_FEW', { n: journeys });
  const { value, interval, n, effectiveN } = share;
  return {
    ...withheld('NO_DATA'),
    value,
    interval,
    n,
    effectiveN,
    method: 'SHARE_SCORE_INTERVAL',
    quality: qualityOf(n),
    suppressed: false,
    reason: null,
  };
}

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
