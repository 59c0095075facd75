import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { examine } from './check/examine.ts';
import { createDatabase, openHere, superuserUrl } from './database.ts';
import { readJournal } from './journal/read-journal.ts';
import { planKills } from './kills/kill-plan.ts';
import { type LandedKill, runKills } from './kills/kill-run.ts';
import type { ChaosOptions } from './options.ts';
import type { Scratch } from './scratch.ts';
import { makeRoomFor, placesBeside } from './several-processes.ts';
import { startTraffic } from './traffic.ts';
import type { KillResult } from './verdict.ts';

/** The first write must be acknowledged so long after the start. */
const FIRST_PATIENCE_MS = 20_000;
/** Every request must be resolved so long after the last kill. */
const DRAIN_PATIENCE_MS = 60_000;

/** Kills under load, then compares what was acknowledged with what is stored. */
export async function runChaos(scratch: Scratch, options: ChaosOptions): Promise<KillResult> {
  const { seconds, seed, isExternal, processes } = options;
  const dataDir = join(scratch.folder, 'data');
  const database = await createDatabase(scratch, dataDir, (adminUrl) => makeRoomFor(processes, adminUrl));
  const beside = isExternal ? await openHere(scratch, dataDir) : null;
  const traffic = await startTraffic(scratch, {
    options,
    partnerKey: database.partnerKey,
    places: beside
      ? placesBeside(beside.url, processes, scratch.folder)
      : [{ DATA_DIR: dataDir, DATABASE_URL: undefined }],
  });

  const { fleet, load, journalPath } = traffic;
  const startedAt = performance.now();
  load.start();
  if ((await load.acknowledgedByAll(startedAt, FIRST_PATIENCE_MS)) === null)
    throw new Error(`The server stores nothing at all:\n${fleet.tail}`);
  const plan = planKills(seed, seconds, { api: options.apiKills, postgres: options.dbKills }, processes);
  let landed = 0;
  const kills = await runKills(plan, {
    fleet,
    load,
    folder: database.folder,
    startedAt,
    // A slow machine takes longer to come back; the kills are waited for, but not for ever.
    until: startedAt + (seconds * 3 + 30) * 1_000,
    onKill: (kill) => console.error(lineOf(kill, ++landed, plan.length, processes)),
  });
  await pause(Math.max(0, startedAt + seconds * 1_000 - performance.now()));
  const lastedMs = performance.now() - startedAt;
  await traffic.finish(DRAIN_PATIENCE_MS);
  const { endedByItself } = fleet;
  await fleet.stop();

  const journal = readJournal(journalPath);
  const found = beside ?? (await openHere(scratch, dataDir));
  const examination = await examine({ login: found.url, superuser: superuserUrl(dataDir) }, journal);
  await found.stop();
  return {
    ...examination,
    unknownAttempts: journal.unknownAttempts,
    sentRequests: load.begun,
    acknowledgedByProcess: load.acknowledgedByProcess,
    lastedSeconds: lastedMs / 1_000,
    kills,
    apiEndedByItself: endedByItself,
    apiTail: fleet.tail,
  };
}

function lineOf({ what, process, processes: dead, recoveryMs }: LandedKill, number: number, of: number, all: number) {
  const which = all > 1 && process !== null ? ` (process ${process + 1} of ${all})` : '';
  const who = what === 'API' ? `the api${which}` : `PostgreSQL (${dead} processes)`;
  const then =
    recoveryMs === null ? 'the next kill came first' : `stored again after ${(recoveryMs / 1_000).toFixed(2)} s`;
  return `${String(number).padStart(3)}/${of} killed ${who}: ${then}`;
}
