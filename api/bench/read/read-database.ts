import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { readPostmasterPid } from '../../src/database/embedded/postmaster-pid.ts';
import { migrate } from '../../src/database/migrate.ts';
import { createPool } from '../../src/database/pool.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { recount } from '../../src/modules/results/index.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { makeTemporaryPlace } from '../../test/postgres/temporary-place.ts';
import { generateData } from './data/generate.ts';
import type { DataSize } from './data/ratings.ts';

/** The PostgreSQL of one size: embedded, with the settings of an installation. */
export interface ReadDatabase {
  size: DataSize;
  url: string;
  /** Process id of its postmaster. */
  postmasterPid: number;
  /** Day that was today for the data. */
  generatedOn: string;
  /** What is in it: rows by table, bytes, and how the tallies were proven. */
  contents: Record<string, string | number>;
  drop(): Promise<void>;
}

/** Tallies of so many ratings are compared with a recount of all rows. */
const RECOUNTED_AT_MOST = 1_000_000;

/** Opens the database of a size, generating it when it is not there. */
export async function openReadDatabase(
  size: DataSize,
  keep: string | null,
  tell: (words: string) => void,
): Promise<ReadDatabase> {
  const dataDir = keep ? join(keep, size.name) : makeTemporaryPlace();
  if (keep) mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const handle = await openDatabase({ dataDir, log });
  const drop = async () => {
    await handle.stop();
    if (!keep) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const [stored, finished] = [join(dataDir, 'stored'), join(dataDir, 'generated')];
    await migrate(handle.url);
    if (!existsSync(finished)) {
      const today = systemClock.now().toISOString().slice(0, 10);
      if (!existsSync(stored)) await generateData(handle.url, size, today, tell);
      writeFileSync(stored, `${today}\n`);
      await publish(handle.url, size, tell);
      writeFileSync(finished, `${today}\n`);
    }
    await keepMonths(handle.url, size, tell);
    return {
      size,
      url: handle.url,
      postmasterPid: readPostmasterPid(join(dataDir, 'postgres'))!.pid,
      generatedOn: readFileSync(finished, 'utf8').trim(),
      contents: await contentsOf(handle.url),
      drop,
    };
  } catch (error) {
    await drop();
    throw error;
  }
}

/** The product without a server. */
async function withPlatform(url: string, work: (platform: Platform) => Promise<void>): Promise<void> {
  const log = pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: true }));
  const platform = await startPlatform({ url, receiptKey: Buffer.alloc(32), clock: systemClock, log });
  try {
    await work(platform);
  } finally {
    await platform.close();
  }
}

/** Writes what the product keeps of months, where it is not written yet, and recounts where all ratings have rows. */
export async function keepMonths(url: string, size: DataSize, tell: (words: string) => void): Promise<void> {
  await withPlatform(url, async (platform) => {
    const written = await platform.runningSums.write();
    if (written.length === 0) return;
    tell(`${size.name}: running sums and days of ${written.length} months`);
    if (size.rows === size.ratings && size.ratings <= RECOUNTED_AT_MOST) {
      const pool = createPool({ url, max: 1, name: 'otklik-recount', statementTimeoutMs: 0 }, () => undefined);
      const differences = await recount(pool);
      await pool.end();
      if (differences.length > 0)
        throw new Error(`The generated tallies are wrong, e.g. ${JSON.stringify(differences[0])}.`);
      tell(`${size.name}: the tallies equal a recount of all rows`);
    }
  });
}

/** Lets the publisher of the product publish all closed periods. */
async function publish(url: string, size: DataSize, tell: (words: string) => void): Promise<void> {
  await withPlatform(url, async (platform) => {
    tell(`${size.name}: ${await platform.publisher.publishClosed()} rows published`);
  });
  await withClient(url, (client) => client.query('vacuum analyze publication'));
}

const contentsOf = (url: string): Promise<Record<string, string | number>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; value: number }>(`
      select relname as name, reltuples::float8 as value from pg_class
      where relname in ('rating', 'core_tally', 'item_tally', 'publication', 'cell')
      union all select 'megabytes', (pg_database_size(current_database()) / 1048576)::float8 order by 1`);
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  });

/** A connection for one piece of work. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
