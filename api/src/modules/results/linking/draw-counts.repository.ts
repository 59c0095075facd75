import type { ClientBase } from 'pg';
import type { Day, DayRange } from '../../../kernel/calendar.ts';
import { firstUuidV7 } from '../../../kernel/ids.ts';
import { drawBlocks, type ParallelRun } from '../../methodology/index.ts';
import type { DrawCount } from './as-drawn.rules.ts';
import { LINKED_CELLS } from './linked-cells.ts';

/** Longest statement; more ratings are counted in parts. */
const COUNTS_WITHIN_MS = 5_000;

/** Time in which ratings were accepted: from the first millisecond to the one before the last. */
export interface AcceptanceTime {
  fromMs: number;
  toMs: number;
}

/** Counts of one day. */
export interface DrawCountOfDay extends DrawCount {
  day: Day;
}

/**
 * Draws again for every answer to a run that a link could rest on and that was accepted in some time, and counts by day,
 * touchpoint and mode those that came to the other version. Only sums leave the database. Where all answers of a place
 * are not counted there is a row of none.
 * @param client in a transaction, in the role of the acceptor: nobody else sees the ids that were sent
 * @param days that are counted
 */
export async function countDraws(
  client: ClientBase,
  run: ParallelRun,
  days: DayRange,
  { fromMs, toMs }: AcceptanceTime,
): Promise<DrawCountOfDay[]> {
  const { inner, outer } = drawBlocks(run);
  // Of how many ids lie in a time nothing is known beforehand: by ones and by the whole table would be the plans for few and many.
  await client.query(
    `set local statement_timeout = ${COUNTS_WITHIN_MS}; set local max_parallel_workers_per_gather = 0; set local jit = off;
     set local enable_nestloop = off; set local enable_seqscan = off`,
  );
  const { rows } = await client.query<DrawCountOfDay>(
    `with arm as materialized (
        select id, touchpoint_id, mode, instrument_version = $2 as is_new from cell where ${LINKED_CELLS}
      )
      select rating.day, arm.touchpoint_id as "touchpointId", arm.mode,
        (count(*) filter (where rating.status = 'COUNTED'))::integer as answers,
        (count(*) filter (where rating.status = 'COUNTED' and arm.is_new <>
          (get_byte(sha256($4::bytea || sha256($3::bytea || convert_to(submission.id::text, 'UTF8'))), 0) >= 128)
        ))::integer as "notDrawn"
      from submission join rating on rating.id = submission.rating_id join arm on arm.id = rating.cell_id
      where submission.rating_id >= $7 and submission.rating_id < $8 and rating.id >= $7 and rating.id < $8
        and rating.day between $5 and $6
      group by rating.day, arm.touchpoint_id, arm.mode`,
    [run.oldVersion, run.newVersion, inner, outer, days.from, days.to, firstUuidV7(fromMs), firstUuidV7(toMs)],
  );
  return rows;
}

/** Puts the counts of a slice in the place of those before. */
export async function writeSlice(
  client: ClientBase,
  { runId, acceptedOn, counts, at }: { runId: string; acceptedOn: Day; counts: readonly DrawCountOfDay[]; at: Date },
): Promise<void> {
  await client.query('delete from parallel_run_draw where run_id = $1 and accepted_on = $2', [runId, acceptedOn]);
  await client.query(
    `insert into parallel_run_draw (run_id, accepted_on, day, touchpoint_id, mode, answers, not_drawn, counted_at)
     select $1, $2, c.day, c.touchpoint_id, c.mode, c.answers, c.not_drawn, $8
     from unnest($3::date[], $4::uuid[], $5::text[], $6::integer[], $7::integer[])
       as c (day, touchpoint_id, mode, answers, not_drawn)`,
    [
      runId,
      acceptedOn,
      counts.map(({ day }) => day),
      counts.map(({ touchpointId }) => touchpointId),
      counts.map(({ mode }) => mode),
      counts.map(({ answers }) => answers),
      counts.map(({ notDrawn }) => notDrawn),
      at,
    ],
  );
  await client.query('update parallel_run_slice set counted_at = $3 where run_id = $1 and accepted_on = $2', [
    runId,
    acceptedOn,
    at,
  ]);
}

/** What was counted of a run. */
export interface DrawCounts {
  /** When the last of it was; null where nothing was. */
  countedAt: Date | null;
  /** The most answers first. */
  counts: DrawCount[];
}

/** The counts of a run as they were written last. */
export async function readDrawCounts(client: ClientBase, { id }: Pick<ParallelRun, 'id'>): Promise<DrawCounts> {
  const { rows } = await client.query<DrawCount & { countedAt: Date }>(
    `select touchpoint_id as "touchpointId", mode, sum(answers)::integer as answers, sum(not_drawn)::integer as "notDrawn",
       max(counted_at) as "countedAt"
     from parallel_run_draw where run_id = $1 group by touchpoint_id, mode having sum(answers) > 0
     order by 3 desc, 1, 2`,
    [id],
  );
  const times = rows.map(({ countedAt }) => countedAt.getTime());
  return { countedAt: rows.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b))) : null, counts: rows };
}
