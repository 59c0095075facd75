import type { ClientBase, QueryConfig } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import { drawBlocks, type ParallelRun } from '../../methodology/index.ts';
import type { DrawCount } from './as-drawn.rules.ts';

/** Ratings of a quarter are joined with all ids that were ever sent. */
const COUNTS_WITHIN_MS = 600_000;

/**
 * Draws again for every counted answer of some days of a run that a link could rest on, and counts by touchpoint and mode
 * those that came to the other version. Only sums leave the database.
 * @param client in a transaction, in the role of the acceptor: nobody else sees the ids that were sent
 */
export async function countDraws(client: ClientBase, run: ParallelRun, { from, to }: DayRange): Promise<DrawCount[]> {
  const { inner, outer } = drawBlocks(run);
  await client.query(
    `set local statement_timeout = ${COUNTS_WITHIN_MS}; set local max_parallel_workers_per_gather = 0; set local jit = off`,
  );
  const { rows } = await client.query<DrawCount>({
    text: `with arm as (
        select id, touchpoint_id, mode, instrument_version = $2 as is_new from cell
        where subject_kind = 'SERVICE' and source_class in ('RANDOM', 'PROMPT') and touchpoint_id is not null
          and instrument_version in ($1, $2)
      )
      select arm.touchpoint_id as "touchpointId", arm.mode, count(*)::integer as answers,
        (count(*) filter (where arm.is_new <>
          (get_byte(sha256($4::bytea || sha256($3::bytea || convert_to(submission.id::text, 'UTF8'))), 0) >= 128)
        ))::integer as "notDrawn"
      from rating join arm on arm.id = rating.cell_id join submission on submission.rating_id = rating.id
      where rating.status = 'COUNTED' and rating.day between $5 and $6
      group by arm.touchpoint_id, arm.mode`,
    values: [run.oldVersion, run.newVersion, inner, outer, from, to],
    query_timeout: COUNTS_WITHIN_MS,
  } as QueryConfig);
  return rows;
}

/** Puts counts in the place of those before. */
export async function writeDrawCounts(
  client: ClientBase,
  runId: string,
  counts: readonly DrawCount[],
  at: Date,
): Promise<void> {
  await client.query('delete from parallel_run_draw where run_id = $1', [runId]);
  await client.query(
    `insert into parallel_run_draw (run_id, touchpoint_id, mode, answers, not_drawn, counted_at)
     select $1, c.touchpoint_id, c.mode, c.answers, c.not_drawn, $6
     from unnest($2::uuid[], $3::text[], $4::integer[], $5::integer[]) as c (touchpoint_id, mode, answers, not_drawn)`,
    [
      runId,
      counts.map(({ touchpointId }) => touchpointId),
      counts.map(({ mode }) => mode),
      counts.map(({ answers }) => answers),
      counts.map(({ notDrawn }) => notDrawn),
      at,
    ],
  );
}

/** What was counted last of a run. */
export interface DrawCounts {
  /** Null where nothing was. */
  countedAt: Date | null;
  /** The most answers first. */
  counts: DrawCount[];
}

/** The counts of a run as they were written last. */
export async function readDrawCounts(client: ClientBase, { id }: Pick<ParallelRun, 'id'>): Promise<DrawCounts> {
  const { rows } = await client.query<DrawCount & { countedAt: Date }>(
    `select touchpoint_id as "touchpointId", mode, answers, not_drawn as "notDrawn", counted_at as "countedAt"
     from parallel_run_draw where run_id = $1 order by answers desc, touchpoint_id, mode`,
    [id],
  );
  return { countedAt: rows[0]?.countedAt ?? null, counts: rows };
}
