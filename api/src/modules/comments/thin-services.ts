import type { EntityManager } from '@mikro-orm/postgresql';
import type { Stream } from '@otklik/schema';
import { type DayRange } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { POLICY } from '../../statistics/index.ts';

/** Before any rating: the first day of a question about all days. */
const BEFORE_ALL = '2000-01-01';
const STREAMS: readonly Stream[] = ['SCORE', 'OPEN'];

/**
 * Internal services of which no comment may be shown: colleagues would know who wrote it. They are those with fewer
 * than 10 ratings in the period, as far as the figures of this viewer tell; where they tell nothing, the text stays
 * hidden too.
 * @param place condition on comments, with its value: only the services that occur there are looked at
 * @returns UUIDs
 */
export async function thinInternalServices(
  context: RequestContext,
  em: EntityManager,
  place: { sql: string; values: readonly unknown[] },
  period: DayRange | null,
): Promise<string[]> {
  const occurring = await em.execute<{ subjectId: string }[]>(
    `select distinct subject_id as "subjectId" from comment where subject_kind = 'SERVICE' and ${place.sql}`,
    [...place.values],
  );
  const internal = occurring
    .map(({ subjectId }) => subjectId)
    .filter((id) => context.directory.get('SERVICE', id).audience === 'INTERNAL');
  const days = period ?? { from: BEFORE_ALL, to: context.clock.now().toISOString().slice(0, 10) };
  const ratings = await Promise.all(internal.map((id) => countRatings(context, id, days)));
  return internal.filter((_, index) => ratings[index]! < POLICY.minimumToShow);
}

/** Ratings of a service in both streams. A stream with too few to tell counts as none. */
async function countRatings({ figures }: RequestContext, serviceId: string, period: DayRange): Promise<number> {
  const counts = await Promise.all(
    STREAMS.map((stream) =>
      figures.counts({ kind: 'SERVICE', id: serviceId }, { item: 'SAT', period, stream, filter: null }),
    ),
  );
  return counts.flatMap((ofStream) => ofStream ?? []).reduce((sum, count) => sum + count, 0);
}
