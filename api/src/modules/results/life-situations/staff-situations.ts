import type { Measure } from '@otklik/schema';
import DataLoader from 'dataloader';
import { type DayRange, startOfPeriod } from '../../../kernel/calendar.ts';
import { publicEstimate } from '../../../statistics/index.ts';
import { type AnalysisSources, ownsSubject } from '../analysis-sources.ts';
import { type EstimateValue, roundedForStaff } from '../estimate-value.ts';
import { SOURCE_CLASSES_OF } from '../figure-query.ts';
import { type JourneyUse, readJourneyUse } from '../journey-use.repository.ts';
import { PARTS_OF_MEASURE } from '../parts-of-measure.ts';
import { latestClosedQuarter } from '../periods.rules.ts';
import { baseMix } from '../trends/base-mix.rules.ts';
import { fixedMixFigure } from '../trends/fixed-mix.rules.ts';
import { movedToSegments, segmentMix } from './segment-mix.rules.ts';
import type { SituationStage } from './situation-stage.ts';
import { readSituationStages } from './stage.repository.ts';
import { isEnough } from './gap-of-situation.rules.ts';
import { type SituationParts, type WholeAndPartsValue, wholesAndParts } from './whole-and-parts.rules.ts';

/** A life situation beside its services, as a member of staff sees it. */
export interface WholeAndParts extends WholeAndPartsValue {
  period: DayRange;
  measure: Measure;
}

interface SituationQuery {
  measure: Measure;
  period: DayRange;
}

/** One and the same function, by which a list of strata is known to be divided already. */
const segmentOf = ({ segment }: { segment: string }): string => segment;

/** Life situations beside their services, for staff. All that are asked for at once make one family of tests. */
export class StaffSituations {
  readonly #sources: AnalysisSources;
  readonly #loaders = new Map<string, DataLoader<string, WholeAndParts>>();

  constructor(sources: AnalysisSources) {
    this.#sources = sources;
  }

  /** @param period null: the latest closed quarter */
  wholeAndParts(
    lifeSituationId: string,
    { measure, period }: { measure: Measure; period: DayRange | null },
  ): Promise<WholeAndParts> {
    const today = this.#sources.clock.now().toISOString().slice(0, 10);
    const query = { measure, period: period ?? latestClosedQuarter(today) };
    const key = JSON.stringify(query);
    let loader = this.#loaders.get(key);
    if (!loader) {
      loader = new DataLoader((ids) => this.#load(ids, query));
      this.#loaders.set(key, loader);
    }
    return loader.load(lifeSituationId);
  }

  async #load(ids: readonly string[], query: SituationQuery): Promise<WholeAndParts[]> {
    const { pool } = this.#sources;
    const { from, to } = query.period;
    const [stages, uses] = await Promise.all([
      readSituationStages(pool, ids),
      readJourneyUse(pool, {
        lifeSituationIds: ids,
        sourceClasses: SOURCE_CLASSES_OF.SCORE,
        months: { first: startOfPeriod(from, 'MONTH'), last: startOfPeriod(to, 'MONTH') },
      }),
    ]);
    const parts = await Promise.all(
      ids.map((id) =>
        this.#parts(id, query, {
          stages: stages.filter(({ lifeSituationId }) => lifeSituationId === id),
          use: uses.find(({ lifeSituationId }) => lifeSituationId === id) ?? null,
        }),
      ),
    );
    return wholesAndParts(parts).map((value) => ({ ...this.#rounded(value), ...query }));
  }

  /** Figures of a situation and of its services on the segments of those who rated the situation itself. */
  async #parts(
    id: string,
    { measure, period }: SituationQuery,
    { stages, use }: { stages: SituationStage[]; use: JourneyUse | null },
  ): Promise<SituationParts> {
    const { reader, flow, method } = this.#sources;
    const serviceIds = [...new Set([...(use?.byService.keys() ?? []), ...stages.flatMap((stage) => stage.serviceIds)])];
    const read = async (kind: 'LIFE_SITUATION' | 'SERVICE', subjectId: string) => {
      const subject = { kind, id: subjectId };
      const [buckets, flows] = await Promise.all([
        reader.strata(subject, { period, stream: 'SCORE', filter: null }, PARTS_OF_MEASURE[measure]),
        flow.flow(subject, { period, filter: null }),
      ]);
      return { strata: buckets[0]?.strata ?? [], flow: flows[0]?.flow ?? [] };
    };
    const [whole, ...ofServices] = await Promise.all([
      read('LIFE_SITUATION', id),
      ...serviceIds.map((serviceId) => read('SERVICE', serviceId)),
    ]);
    const segments = segmentMix(whole.strata, measure);
    const direct = fixedMixFigure(whole.strata, segments, measure, method.inForce, segmentOf);
    // Too few rated the situation itself to say who they are: services stay as their own clients see them.
    const isMoved = isEnough(direct);
    return {
      measure,
      direct,
      errors: method.inForce.errors,
      stages,
      journeys: use?.journeys ?? 0,
      services: serviceIds.map((serviceId, index) => {
        const { strata, flow: shares } = ofServices[index]!;
        const { mix, weighting } = baseMix(shares, strata, measure);
        const { estimate, score } = fixedMixFigure(
          strata,
          isMoved ? movedToSegments(mix, baseMix([], strata, measure).mix, segments) : mix,
          measure,
          method.inForce,
        );
        return {
          serviceId,
          used: use?.byService.get(serviceId) ?? 0,
          figure: { estimate: estimate.value === null ? estimate : { ...estimate, weighting }, score },
        };
      }),
    };
  }

  #rounded(value: WholeAndPartsValue): WholeAndPartsValue {
    const ofService = (serviceId: string) =>
      ownsSubject({ kind: 'SERVICE', id: serviceId }, this.#sources) ? roundedForStaff : roundedForOthers;
    return {
      ...value,
      direct: roundedForStaff(value.direct),
      composite: roundedForStaff(value.composite),
      gap: roundedForStaff(value.gap),
      services: value.services.map((row) => ({
        ...row,
        score: ofService(row.serviceId)(row.score),
        usage: roundedForStaff(row.usage),
        shortfall: ofService(row.serviceId)(row.shortfall),
      })),
      stages: value.stages.map((row) => {
        const round = row.serviceIds.every((id) => ofService(id) === roundedForStaff)
          ? roundedForStaff
          : roundedForOthers;
        return { ...row, score: round(row.score), shortfall: round(row.shortfall) };
      }),
    };
  }
}

/** Figures of another authority's services, as precise as the public would see them. */
function roundedForOthers(estimate: EstimateValue): EstimateValue {
  const { value, n, interval, effectiveN } = estimate;
  if (value === null || n === null) return { ...estimate, n: null, coverage: null };
  return { ...estimate, ...publicEstimate({ value, interval, n, effectiveN }), coverage: null };
}
