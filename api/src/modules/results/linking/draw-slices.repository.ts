import type { ClientBase } from 'pg';
import type { Day, DayRange } from '../../../kernel/calendar.ts';
import type { ParallelRun } from '../../methodology/index.ts';
import { LINKED_CELLS } from './linked-cells.ts';

/** How long after the end of a day ratings that were accepted on it may still be on their way to be stored. */
const CLOSED_AFTER = '1 day 1 hour';

/**
 * Days whose tallies have moved since their draws were counted; those without ratings have not. Tallies from before days had
 * versions have none until they move.
 */
export async function readChangedDays(
  client: ClientBase,
  { id }: Pick<ParallelRun, 'id'>,
  { from, to }: DayRange,
): Promise<Day[]> {
  const { rows } = await client.query<{ day: Day }>(
    `with day as (
       select one::date as day, (
         select sum(version)::bigint from tally_version v where v.grain = 'D' and v.starts_on = one::date
       ) as version
       from generate_series($2::date, $3::date, interval '1 day') as one
     )
     select day.day from day left join parallel_run_day d on d.run_id = $1 and d.day = day.day
     where d.version is distinct from coalesce(day.version, 0) and (
       day.version is not null or exists (
         select from core_tally t where t.level = 'F' and t.grain = 'D' and t.starts_on = day.day))
     order by 1`,
    [id, from, to],
  );
  return rows.map(({ day }) => day);
}

/** Adds the slices of days that have none, and opens those again that were counted before all of their ratings were there. */
export async function openSlices(client: ClientBase, runId: string, { from, to }: DayRange): Promise<void> {
  await client.query(
    `insert into parallel_run_slice as s (run_id, accepted_on)
     select $1, day::date from generate_series($2::date, $3::date, interval '1 day') as day
     on conflict (run_id, accepted_on) do update set counted_at = null
     where s.counted_at < (s.accepted_on + interval '${CLOSED_AFTER}') at time zone 'UTC'`,
    [runId, from, to],
  );
}

/**
 * Opens slices again that ratings of some days lie in.
 * @param except slices that stay as they are
 * @returns how many were opened
 */
export async function reopenSlices(
  client: ClientBase,
  runId: string,
  days: readonly Day[],
  except: readonly Day[],
): Promise<number> {
  const { rowCount } = await client.query(
    `update parallel_run_slice set counted_at = null
     where run_id = $1 and counted_at is not null and accepted_on <> all ($3::date[]) and accepted_on in (
       select accepted_on from parallel_run_draw where run_id = $1 and day = any ($2::date[]))`,
    [runId, days, except],
  );
  return rowCount ?? 0;
}

/** Slices that are to be counted, in order. */
export async function readOpenSlices(client: ClientBase, runId: string): Promise<Day[]> {
  const { rows } = await client.query<{ acceptedOn: Day }>(
    `select accepted_on as "acceptedOn" from parallel_run_slice where run_id = $1 and counted_at is null order by 1`,
    [runId],
  );
  return rows.map(({ acceptedOn }) => acceptedOn);
}

/**
 * Notes the version of the tallies of a day as counted, if there are as many answers in them as were counted, at each
 * touchpoint in each mode. In one snapshot.
 * @returns whether it is so
 */
export async function noteIfCounted(client: ClientBase, run: ParallelRun, day: Day): Promise<boolean> {
  const { rowCount } = await client.query(
    `with tallied as (
       select c.touchpoint_id, c.mode, sum(t.sat_n1 + t.sat_n2 + t.sat_n3 + t.sat_n4 + t.sat_n5)::bigint as answers
       from (select id, touchpoint_id, mode from cell where ${LINKED_CELLS}) c
       join core_tally t on t.cell_id = c.id and t.level = 'F' and t.grain = 'D' and t.starts_on = $4
       group by 1, 2
     ), counted as (
       select touchpoint_id, mode, sum(answers)::bigint as answers
       from parallel_run_draw where run_id = $3 and day = $4 group by 1, 2
     )
     insert into parallel_run_day (run_id, day, version)
     select $3, $4, coalesce(sum(version), 0) from tally_version where grain = 'D' and starts_on = $4
     having not exists (
       select from tallied t full join counted c using (touchpoint_id, mode)
       where coalesce(t.answers, 0) <> coalesce(c.answers, 0))
     on conflict (run_id, day) do update set version = excluded.version`,
    [run.oldVersion, run.newVersion, run.id, day],
  );
  return rowCount === 1;
}
