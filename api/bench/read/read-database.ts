import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { readPostmasterPid } from '../../src/database/embedded/postmaster-pid.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { type Platform, startPlatform } from '../../src/server/platform.ts';
import { makeTemporaryPlace } from '../../test/postgres/temporary-place.ts';
import { generateData } from './data/generate.ts';
import type { DataSize } from './data/ratings.ts';
import { storeStaffRecords } from './data/staff-records.ts';
import { recountOnce, type RecountTime } from './recount-once.ts';

/** The PostgreSQL of one size: embedded, with the settings of an installation. */
export interface ReadDatabase {
  size: DataSize;
  url: string;
  /** Process id of its postmaster. */
  postmasterPid: number;
  /** Day that was today for the data. */
  generatedOn: string;
  /** What is in it: rows by table, bytes. */
  contents: Record<string, string | number>;
  /** How long the recount took that proved its tallies; null where none was made. */
  recount: RecountTime | null;
  /** Stops it, and takes it away unless it is kept; a second time does nothing. */
  drop(): Promise<void>;
}

/**
 * Opens the database of a size, generating it when it is not there.
 * @param onOpen is given what takes it away again, as soon as there is something to take away
 */
export async function openReadDatabase(
  size: DataSize,
  keep: string | null,
  tell: (words: string) => void,
  onOpen: (drop: () => Promise<void>) => void,
): Promise<ReadDatabase> {
  const dataDir = keep ? join(keep, size.name) : makeTemporaryPlace();
  if (keep) mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const handle = await openDatabase({ dataDir, log });
  let dropped: Promise<void> | undefined;
  const drop = () =>
    (dropped ??= handle.stop().then(() => {
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    }));
  onOpen(drop);
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
  await withPlatform(handle.url, (platform) => withClient(handle.url, (client) => storeStaffRecords(client, platform)));
  return {
    size,
    url: handle.url,
    postmasterPid: readPostmasterPid(join(dataDir, 'postgres'))!.pid,
    generatedOn: readFileSync(finished, 'utf8').trim(),
    contents: await contentsOf(handle.url),
    recount: await recountOnce(handle.url, size, join(dataDir, 'recounted'), tell),
    drop,
  };
}

/** The product without a server. */
async function withPlatform<Result>(url: string, work: (platform: Platform) => Promise<Result>): Promise<Result> {
  const log = pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: true }));
  const platform = await startPlatform({ url, receiptKey: Buffer.alloc(32), clock: systemClock, log });
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}

/** Writes what the product keeps of months, where it is not written yet. */
export function keepMonths(url: string, size: DataSize, tell: (words: string) => void): Promise<void> {
  return withPlatform(url, async (platform) => {
    const written = await platform.runningSums.write();
    if (written.length > 0) tell(`${size.name}: running sums and days of ${written.length} months`);
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
  // The statement under way fails as well, and says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
