import type { LocalizedText, SuppressionReason } from '@otklik/schema';
import { type EstimateValue, withheld } from '../estimate-value.ts';
import type { SharedErrors } from '../scores/shared-errors.rules.ts';
import { reasonsApart } from './comparable-parts.rules.ts';
import {
  type Composite,
  compositeOf,
  isOfSeveralMajors,
  type KnownPart,
  partOf,
  points,
} from './composite-of-services.rules.ts';
import type { SituationStage } from './situation-stage.ts';

/** A step of a life situation, unrounded. */
export interface SituationStageValue {
  position: number;
  name: LocalizedText;
  serviceIds: readonly string[];
  score: EstimateValue;
  shortfall: EstimateValue;
}

/** What is known of the services of all stages. */
export interface StageSources {
  known: readonly KnownPart[];
  weightOf: ReadonlyMap<string, number>;
  whole: Composite | null;
  /** Why there is no composite. */
  reason: SuppressionReason;
  errors: SharedErrors;
}

/** Composite and shortfall of each stage; a stage that is not comparable with the others has no shortfall. */
export function stagesOf(
  stages: readonly Pick<SituationStage, 'position' | 'name' | 'serviceIds'>[],
  { known, weightOf, whole, reason, errors }: StageSources,
): SituationStageValue[] {
  const composed = stages.map((stage) => {
    const parts = known.filter(({ serviceId }) => stage.serviceIds.includes(serviceId));
    return { ...stage, parts, composite: compositeOf(parts, errors) };
  });
  const apart = reasonsApart(
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
