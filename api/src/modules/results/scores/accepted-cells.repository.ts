import type { ClientBase } from 'pg';
import type { Day, DayRange } from '../../../kernel/calendar.ts';
import type { CountedCell } from '../mode-table/counted-cells.rules.ts';

/**
 * The answers about services that the newest edition of each month of a quarter accepted; null where it is not published, or
 * by an edition that did not keep them.
 * @param serviceIds UUIDs
 */
export async function readAcceptedCells(
  client: ClientBase,
  { from, to }: DayRange,
  serviceIds: readonly string[],
): Promise<CountedCell[] | null> {
  const { rows } = await client.query<Omit<CountedCell, 'subjectId'> & { subjectId: string | null }>(
    `with newest as (
       select distinct on (period_from, subject_id, part) subject_id, tally, strata from publication_basis
       where subject_kind = 'SERVICE' and subject_id = any ($3::uuid[]) and grain = 'MONTH' and stream = 'SCORE'
         and period_from between $1 and $2 and part <> 'ALL'
       order by period_from, subject_id, part, edition desc
     ), cells as (
       select subject_id, s->>'channel' as channel, s->>'mode' as mode, s->>'segment' as segment,
         split_part(t->'instrumentVersions'->>-1, '.', 1) as major, t->'counts' as counts
       from newest cross join lateral jsonb_array_elements(strata) s
       cross join lateral jsonb_array_elements(coalesce(s->'tally'->'majors', jsonb_build_array(s->'tally'))) t
     )
     select subject_id as "subjectId", major, channel, mode, segment,
       jsonb_build_object('SAT', sum(sat.n), 'EASE', sum(ease.n), 'TIME', sum(time.n)) as answers
     from cells
     cross join lateral (select ${SUM_OF('SAT')} as n) sat
     cross join lateral (select ${SUM_OF('EASE')} as n) ease
     cross join lateral (select ${SUM_OF('TIME')} as n) time
     group by subject_id, major, channel, mode, segment
     union all
     select null, null, null, null, null, null from newest where tally is not null and strata is null`,
    [from, to, serviceIds],
  );
  if (rows.length === 0 || rows.some(({ subjectId }) => subjectId === null)) return null;
  return rows as CountedCell[];
}

/** Answers 1 to 5; the first number is of those to whom it does not apply. */
const SUM_OF = (item: string): string =>
  [1, 2, 3, 4, 5].map((value) => `coalesce((counts->'${item}'->>${value})::int, 0)`).join(' + ');

/** The services of which an edition told strata, by the first day of the quarter. */
export async function readToldServices(client: ClientBase, { from, to }: DayRange): Promise<Map<Day, string[]>> {
  const { rows } = await client.query<{ quarter: Day; services: string[] }>(
    `select period_from as quarter, array_agg(distinct subject_id)::text[] as services from publication
     where grain = 'QUARTER' and period_from between $1 and $2 and stream = 'SCORE' and subject_kind = 'SERVICE'
       and breakdown = 'ALL' and strata is not null
     group by period_from`,
    [from, to],
  );
  return new Map(rows.map(({ quarter, services }) => [quarter, services]));
}
