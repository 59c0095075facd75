import type { Pool } from 'pg';
import type { FrozenLink } from './version-rule.ts';

/** Every frozen link, of all parallel runs. There are at most three a run, and runs take a quarter each. */
export async function readFrozenLinks(pool: Pool): Promise<FrozenLink[]> {
  const { rows } = await pool.query<FrozenLink>(
    `select l.item, l.slope, l.intercept, l.variance, r.old_version as "oldVersion", r.new_version as "newVersion"
     from instrument_link l join parallel_run r on r.id = l.run_id order by l.frozen_at, l.item`,
  );
  return rows;
}
