import type { SourceClass } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../kernel/calendar.ts';

/** How many who rated a life situation named the services they had used, and how many named each. */
export interface JourneyUse {
  lifeSituationId: string;
  /** Journeys whose services are known. */
  journeys: number;
  /** Journeys that used the service, by its UUID. */
  byService: ReadonlyMap<string, number>;
}

/** Journeys of life situations over whole months; what nobody told of has no entry. */
export async function readJourneyUse(
  client: ClientBase | Pool,
  request: {
    lifeSituationIds: readonly string[];
    sourceClasses: readonly SourceClass[];
    /** First days of the first and the last month. */
    months: { first: Day; last: Day };
  },
): Promise<JourneyUse[]> {
  const { lifeSituationIds, sourceClasses, months } = request;
  const { rows } = await client.query<{ lifeSituationId: string; serviceId: string | null; journeys: number }>(
    `select life_situation_id as "lifeSituationId", service_id as "serviceId", sum(journeys)::float8 as journeys
     from journey_use_tally
     where life_situation_id = any ($1::uuid[]) and source_class = any ($2::text[]) and month between $3 and $4
     group by 1, 2`,
    [lifeSituationIds, sourceClasses, months.first, months.last],
  );
  const bySituation = Map.groupBy(
    rows.filter(({ journeys }) => journeys > 0),
    ({ lifeSituationId }) => lifeSituationId,
  );
  return [...bySituation].map(([lifeSituationId, uses]) => ({
    lifeSituationId,
    journeys: uses.find(({ serviceId }) => serviceId === null)?.journeys ?? 0,
    byService: new Map(uses.flatMap(({ serviceId, journeys }) => (serviceId ? [[serviceId, journeys] as const] : []))),
  }));
}
