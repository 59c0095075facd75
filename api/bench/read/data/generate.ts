import pg from 'pg';
import type { DayRange } from '../../../src/kernel/calendar.ts';
import { makeCountry } from './country.ts';
import { storeComments, storeImprovements } from './improvements.ts';
import { type DataSize, daysOfData, drawRatings } from './ratings.ts';
import { storeReports } from './reports.ts';
import { storeCountry } from './store-country.ts';
import { tallyMonth } from './tallies.ts';

/** Checked and indexed once all rows are there, instead of row by row. */
const LATER: [table: string, constraint: string, definition: string][] = [
  ['rating', 'rating_cell_id_fkey', 'foreign key (cell_id) references cell'],
  ['rating', 'rating_pkey', 'primary key (id)'],
  ['core_tally', 'core_tally_cell_id_fkey', 'foreign key (cell_id) references cell'],
  ['core_tally', 'core_tally_pkey', 'primary key (cell_id, grain, starts_on, level)'],
  ['item_tally', 'item_tally_cell_id_fkey', 'foreign key (cell_id) references cell'],
  ['item_tally', 'item_tally_pkey', 'primary key (cell_id, grain, item, starts_on)'],
];
/** Hangs on the primary key of ratings. */
const COMMENT_OF_RATING = 'comment_rating_id_fkey';

/**
 * Fills an empty, migrated database: the registry, ratings, tallies, comments, what
 * partners report, improvements. Publications are left to
 * the publisher. While it loads, the triggers that keep tallies are off and nothing waits for the disk.
 * @param url the login that owns the tables
 * @param tell progress, in words
 */
export async function generateData(
  url: string,
  size: DataSize,
  today: string,
  tell: (words: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // The statement under way fails as well, and says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set synchronous_commit = off; set work_mem = '512MB'; set maintenance_work_mem = '1GB';
      set max_parallel_maintenance_workers = 2; set client_min_messages = warning`);
    const days: DayRange = daysOfData(today, size.months);
    await storeCountry(client, makeCountry());
    await client.query(`alter table rating disable trigger user; alter table rating no force row level security;
      alter table comment drop constraint ${COMMENT_OF_RATING}`);
    for (const [table, constraint] of LATER) await client.query(`alter table ${table} drop constraint ${constraint}`);
    await drawRatings(client, size, days, async (month) => {
      await tallyMonth(client, month);
      tell(`${size.name}: ${month.from.slice(0, 7)}`);
    });
    for (const [table, constraint, definition] of LATER)
      await client.query(`alter table ${table} add constraint ${constraint} ${definition}`);
    await client.query(`alter table rating enable trigger user; alter table rating force row level security`);
    // What a design without tallies would have: ratings by what they are about, and when.
    await client.query('create index bench_rating_cell_day on rating (cell_id, day)');
    await storeComments(client);
    await client.query(
      `alter table comment add constraint ${COMMENT_OF_RATING} foreign key (rating_id) references rating on delete cascade`,
    );
    await storeReports(client, size.ratings, days);
    await storeImprovements(client, today);
    await client.query('vacuum analyze');
    await client.query('checkpoint').catch(() => undefined);
    tell(`${size.name}: stored`);
  } finally {
    await client.end();
  }
}
