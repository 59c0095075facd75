import type { Pool } from 'pg';
import { scaleLink } from '../../../statistics/index.ts';
import type { InstrumentLink } from './instrument-link.ts';
import type { FrozenLink } from './version-rule.ts';

/** Every frozen link, of all parallel runs. There are at most three a run, and runs take a quarter each. */
export async function readFrozenLinks(pool: Pool): Promise<FrozenLink[]> {
  const { rows } = await pool.query<InstrumentLink & { oldVersion: string }>(
    `select l.item, l.slope, l.intercept, l.shift, l.variance, l.old_n as "oldN", l.new_n as "newN",
       r.old_version as "oldVersion", r.new_version as "newVersion"
     from instrument_link l join parallel_run r on r.id = l.run_id order by l.frozen_at, l.item`,
  );
  return rows.map(({ item, oldVersion, newVersion, ...frozen }) => ({
    item,
    oldVersion,
    newVersion,
    ...scaleLink(frozen),
  }));
}
