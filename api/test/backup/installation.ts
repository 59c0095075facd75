import { execFile } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { inCheckout } from '../../chaos/checkout.ts';
import { type ChaosDatabase, createDatabase, superuserUrl } from '../../chaos/database.ts';
import { readOptions } from '../../chaos/options.ts';
import { killPostgres } from '../../chaos/processes/postgres-processes.ts';
import type { Scratch } from '../../chaos/scratch.ts';
import { startTraffic, type Traffic } from '../../chaos/traffic.ts';
import { documentedSettings } from './documented-settings.ts';
import { makeUnloggedTable, type UnloggedTable } from './unlogged-table.ts';

const run = promisify(execFile);

const PATIENCE_MS = 60_000;
/** New requests a second. */
const RATE = 60;

/** An installation with its built server, which takes ratings until it is lost. */
export interface Installation extends ChaosDatabase {
  traffic: Traffic;
  unlogged: UnloggedTable;
  /** Folder to which WAL is archived, if it is. */
  archive: string;
  /** Copy of the keys in another place. */
  keys: string;
}

/**
 * Starts one under load.
 * @param isArchived with the archive of WAL that docs/backup.md describes
 */
export async function startInstallation(scratch: Scratch, isArchived: boolean): Promise<Installation> {
  const dataDir = join(scratch.folder, 'data');
  const archive = join(scratch.folder, 'archive');
  let unlogged!: UnloggedTable;
  const database = await createDatabase(scratch, dataDir, async (adminUrl) => {
    unlogged = await makeUnloggedTable(adminUrl);
  });
  mkdirSync(archive);
  giveToOwnerOf(database.folder, archive);
  if (isArchived)
    appendFileSync(join(database.folder, 'postgresql.conf'), documentedSettings('archive_command', archive));
  const traffic = await serve(scratch, dataDir, database.partnerKey);
  const keys = join(scratch.folder, 'keys.json');
  cpSync(join(dataDir, 'secrets.json'), keys);
  traffic.load.start();
  await untilAcknowledged(traffic);
  return { ...database, traffic, unlogged, archive, keys };
}

/** `npm run backup`, beside the running server. Returns what it printed. */
export async function backUp({ dataDir }: Installation, target: string): Promise<string> {
  const command = [inCheckout('api/dist/commands/backup.js'), target];
  return (await run(process.execPath, command, { env: commandEnv({ DATA_DIR: dataDir }) })).stdout;
}

/** Environment of a command of ours, without settings of the machine that runs the test. */
export const commandEnv = (settings: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  ...settings,
});

/** Waits until so many requests more have been acknowledged. */
export async function untilAcknowledged({ load, fleet }: Traffic, more = 30): Promise<void> {
  const wanted = load.acknowledged + more;
  const deadline = performance.now() + PATIENCE_MS;
  while (load.acknowledged < wanted) {
    if (performance.now() > deadline) throw new Error(`Nothing is stored any more:\n${fleet.tail}`);
    await pause(20);
  }
}

/**
 * Ends the segment of WAL that is written, and waits until it is in the archive.
 * @returns moment of `performance.now()`: what was acknowledged before is in the archive
 */
export async function archiveSegment({ dataDir, archive }: Installation): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl(dataDir) });
  await client.connect();
  try {
    const at = performance.now();
    const { rows } = await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
    const file = join(archive, `${rows[0]!.segment}.gz`);
    const deadline = performance.now() + PATIENCE_MS;
    while (!existsSync(file)) {
      if (performance.now() > deadline) throw new Error(`${file} was not archived: ${readdirSync(archive).join(', ')}`);
      await pause(20);
    }
    return at;
  } finally {
    await client.end();
  }
}

/** The machine is lost under load: server, PostgreSQL and everything in the folder. What was archived stays. */
export async function lose({ traffic, folder, dataDir }: Installation): Promise<void> {
  await traffic.fleet.cut();
  const { processes } = await killPostgres(folder);
  if (processes === 0) throw new Error('There was no PostgreSQL to lose.');
  await traffic.finish(1);
  rmSync(dataDir, { recursive: true });
}

/**
 * Restores a back-up into a new folder as docs/backup.md says, and starts the server on it.
 * @param to.dataDir the new folder
 * @param to.isReplayed with the archive of WAL; otherwise to the moment of the back-up
 * @returns the server, and how long all of it took until it was ready
 */
export async function restore(
  scratch: Scratch,
  { keys, partnerKey, archive }: Installation,
  { backup, dataDir, isReplayed }: { backup: string; dataDir: string; isReplayed: boolean },
): Promise<{ traffic: Traffic; tookMs: number }> {
  const startedAt = performance.now();
  await run('cp', ['-a', backup, dataDir]);
  await run('cp', ['-a', keys, join(dataDir, 'secrets.json')]);
  const folder = join(dataDir, 'postgres');
  if (isReplayed) {
    appendFileSync(join(folder, 'postgresql.conf'), documentedSettings('restore_command', archive));
    writeFileSync(join(folder, 'recovery.signal'), '');
    giveToOwnerOf(folder, join(folder, 'recovery.signal'));
  }
  const traffic = await serve(scratch, dataDir, partnerKey);
  const reasons = await traffic.reasonsNotReady();
  if (reasons.length > 0) throw new Error(`The restored server is not ready: ${reasons.join(', ')}`);
  return { traffic, tookMs: performance.now() - startedAt };
}

/** The receipt key, as it stands in the file of keys. */
export const receiptKeyIn = (keys: string): string =>
  (JSON.parse(readFileSync(keys, 'utf8')) as { receiptKey: string }).receiptKey;

const serve = (scratch: Scratch, dataDir: string, partnerKey: string): Promise<Traffic> =>
  startTraffic(scratch, {
    options: { ...readOptions([]), rate: RATE },
    partnerKey,
    places: [{ DATA_DIR: dataDir, DATABASE_URL: undefined }],
  });

function giveToOwnerOf(folder: string, path: string): void {
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
}
