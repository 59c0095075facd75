import pg from 'pg';
import { createPool } from '../../src/database/pool.ts';
import { recount } from '../../src/modules/results/index.ts';
import type { JournalContent } from '../journal/read-journal.ts';
import { type Comparison, compare } from './compare.ts';
import { INVARIANTS } from './invariants.ts';
import { type Knowledge, knowledgeOf } from './known-rating.ts';
import { readStored } from './stored-rating.ts';

/** Everything that was found out about a database after a run. */
export interface Examination extends Comparison {
  acknowledgedRequests: number;
  acknowledgedWrites: number;
  refusedWrites: number;
  /** Ratings in the database. */
  storedRatings: number;
  /** Cells in which the tallies differ from a recount of all ratings. */
  recountDifferences: number;
  /** Rows that the invariants of the database found. */
  brokenInvariants: number;
  /** Settings of PostgreSQL that decide what survives. */
  settings: Record<string, string>;
}

const SETTINGS = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method'];

/** Compares a database that runs and that nobody writes to with what the journal says. */
export async function examine(
  urls: { login: string; superuser: string },
  { operations }: JournalContent,
): Promise<Examination> {
  const knowledge: Knowledge = knowledgeOf(operations);
  const stored = await readStored(urls.superuser);
  const comparison = compare(knowledge, stored);
  const invariants = await checkInvariants(urls.superuser);
  const differences = await recountAt(urls.login);
  return {
    ...comparison,
    examples: [...comparison.examples, ...invariants.examples, ...differences.slice(0, 5)],
    acknowledgedRequests: knowledge.acknowledgedRequests,
    acknowledgedWrites: knowledge.acknowledgedWrites,
    refusedWrites: knowledge.refusedWrites,
    storedRatings: stored.ratings,
    recountDifferences: differences.length,
    brokenInvariants: invariants.rows,
    settings: invariants.settings,
  };
}

async function recountAt(url: string): Promise<string[]> {
  // A statement that fails says so itself; a connection that is closed while PostgreSQL stops matters to nobody.
  const onError = () => undefined;
  const pool = createPool({ url, max: 2, name: 'otklik-chaos', statementTimeoutMs: 0 }, onError);
  try {
    return (await recount(pool)).map(({ table, side, cell }) => `${table}: ${side}: ${cell}`);
  } finally {
    await pool.end();
  }
}

async function checkInvariants(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = 0;
    const examples: string[] = [];
    for (const { name, sql } of INVARIANTS) {
      const found = (await client.query(sql)).rows.length;
      rows += found;
      if (found > 0) examples.push(`${name}: ${found} rows`);
    }
    const described = await client.query<{ name: string; value: string }>(
      'select name, current_setting(name) as value from unnest($1::text[]) as name',
      [SETTINGS],
    );
    return { rows, examples, settings: Object.fromEntries(described.rows.map(({ name, value }) => [name, value])) };
  } finally {
    await client.end();
  }
}
