import type { GapReadingKind, Measure } from '@otklik/schema';
import { adjustPValues, POLICY, qualityOf, readGap, shareEstimate } from '../../../statistics/index.ts';
import { type EstimateValue, withheld } from '../estimate-value.ts';
import type { SharedErrors } from '../scores/shared-errors.rules.ts';
import type { FixedMixFigure } from '../trends/fixed-mix.rules.ts';
import { reasonsApart } from './comparable-parts.rules.ts';
import { compositeOf, isOfSeveralMajors, type KnownPart, points } from './composite-of-services.rules.ts';
import { gapOf, isEnough } from './gap-of-situation.rules.ts';
import type { SituationStage } from './situation-stage.ts';
import { type SituationStageValue, stagesOf } from './stages-of-situation.rules.ts';

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
  const apart = reasonsApart(used, ({ serviceId }) => serviceId);
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

/** Percent of the journeys that used a service; below 10 journeys it is withheld. */
function usageOf(used: number, journeys: number): EstimateValue {
  const share = shareEstimate(used, journeys, 'EVENTS');
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
