import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { examine } from '../check/examine.ts';
import { createDatabase, openHere, superuserUrl } from '../database.ts';
import { readJournal } from '../journal/read-journal.ts';
import type { ChaosOptions } from '../options.ts';
import { freezePostgres, killFrozen } from '../processes/postgres-processes.ts';
import type { Scratch } from '../scratch.ts';
import { startTraffic, type Traffic } from '../traffic.ts';
import type { PowerCutResult } from '../verdict.ts';
import { Disk } from './disk.ts';

/** Answers that were on their way when PostgreSQL was frozen arrive within this time. */
const ON_THE_WAY_MS = 150;
const RETURN_PATIENCE_MS = 60_000;

/**
 * Power cuts under load: PostgreSQL is frozen, what has reached its disk is copied, everything is killed, and the
 * server is started on the copy. Then compares what was acknowledged with what is stored.
 * @returns why it cannot be done here, in words, where it cannot
 */
export async function runPowerCuts(
  scratch: Scratch,
  options: ChaosOptions,
): Promise<PowerCutResult | { impossible: string }> {
  const disk = await Disk.make(scratch);
  if ('impossible' in disk) return disk;
  const dataDir = join(disk.place, 'data');
  const database = await createDatabase(scratch, dataDir, options.isWithoutSync ? switchSyncOff : undefined);
  const traffic = await startTraffic(scratch, {
    options,
    partnerKey: database.partnerKey,
    places: [{ DATA_DIR: dataDir, DATABASE_URL: undefined }],
  });
  const { fleet, load, journalPath } = traffic;
  load.start();
  await load.acknowledgedByAll(performance.now(), RETURN_PATIENCE_MS);
  const notReady = await traffic.reasonsNotReady();
  let cuts = 0;
  while (cuts < options.cuts) {
    await pause(options.seconds * 1_000 * (0.5 + Math.random() * 0.5));
    const acknowledged = load.acknowledged;
    await cutPower(traffic, disk, database.folder);
    const returned = await load.acknowledgedByAll(performance.now(), RETURN_PATIENCE_MS);
    if (returned === null) throw new Error(`After a power cut the server did not come back:\n${fleet.tail}`);
    cuts++;
    console.error(`  power cut ${cuts}/${options.cuts} after ${acknowledged} acknowledged requests: it is back`);
  }
  await traffic.finish(RETURN_PATIENCE_MS);
  await fleet.stop();
  const journal = readJournal(journalPath);
  const found = await openHere(scratch, dataDir);
  const examination = await examine({ login: found.url, superuser: superuserUrl(dataDir) }, journal);
  await found.stop();
  return { ...examination, cuts, notReady, unknownAttempts: journal.unknownAttempts };
}

async function cutPower({ fleet }: Traffic, disk: Disk, folder: string): Promise<void> {
  const frozen = freezePostgres(folder);
  if (frozen.length === 0) throw new Error('There was no PostgreSQL to cut the power of.');
  try {
    await pause(ON_THE_WAY_MS);
    await disk.photograph();
  } finally {
    await fleet.cut();
    await killFrozen(frozen);
  }
  await disk.returnToPhotograph();
  fleet.startAgain();
}

/** What an installation must not do: it acknowledges what is not on disk yet, here for up to ten seconds. */
async function switchSyncOff(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('alter system set synchronous_commit = off');
    await client.query(`alter system set wal_writer_delay = '10s'`);
  } finally {
    await client.end();
  }
}
