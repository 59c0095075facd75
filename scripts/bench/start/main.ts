// npm run bench -- start: from a clone to the first page, from a restart to ready, memory at rest, bytes a rating costs.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { BytesReport } from '../../../api/bench/bytes/report.ts';
import { machine } from '../../../api/bench/report/machine.ts';
import { tellFailure } from '../../../api/bench/report/tell-failure.ts';
import { inRoot } from '../../build/paths.ts';
import { spawnNode } from '../../process.ts';
import { buildBenches } from '../benches.ts';
import { cloneCheckout, emptyCaches, lastCommit } from './clone.ts';
import { type Installation, type Place, startInstallation } from './installation.ts';
import { residentMiB } from './memory.ts';
import { readOptions, type StartOptions, USAGE } from './options.ts';
import { type ColdStart, reportLines, type StartReport, TARGETS } from './report.ts';

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else
  try {
    await run(readOptions(words));
  } catch (error) {
    tellFailure(words, error);
    process.exitCode = 1;
  }

/** Measures and prints, and takes everything away again. */
async function run(options: StartOptions): Promise<void> {
  const where = machine();
  const scratch = mkdtempSync(join(tmpdir(), 'otklik-start-'));
  // The embedded PostgreSQL runs as a user of its own when root starts it: it must get here.
  chmodSync(scratch, 0o755);
  let running: Installation | null = null;
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  try {
    const cold: ColdStart[] = [];
    let place: Place = { checkout: inRoot('.'), dataDir: join(scratch, 'installation') };
    for (let round = 1; round < options.coldStarts; round++) {
      say(`clone ${round} of ${options.coldStarts}, with empty caches`);
      const folder = join(scratch, `clone-${round}`);
      const { seconds, installation } = await startClone(folder);
      running = installation;
      cold.push(seconds);
      await stop();
      rmSync(folder, { recursive: true, force: true });
    }
    let last: ColdStart | null = null;
    const startedAt = performance.now();
    if (options.coldStarts > 0) {
      say(`clone ${options.coldStarts} of ${options.coldStarts}, with empty caches`);
      const clone = await startClone(join(scratch, 'clone'));
      [place, running, last] = [clone.place, clone.installation, clone.seconds];
    } else running = await startInstallation(place);
    const first = running;
    say('loading the demo');
    await first.demo();
    if (last) cold.push({ ...last, demo: (performance.now() - startedAt) / 1_000 });
    const afterDemoMiB = await residentMiB(first.pid);
    await stop();

    const warmReadySeconds: number[] = [];
    let idleMiB = 0;
    for (let round = 1; round <= options.warmStarts; round++) {
      say(`warm start ${round} of ${options.warmStarts}`);
      const warm = (running = await startInstallation(place));
      warmReadySeconds.push(warm.readySeconds);
      if (round === options.warmStarts) {
        say(`resting ${options.restSeconds} s`);
        await wait(options.restSeconds * 1_000);
        idleMiB = await residentMiB(warm.pid);
      }
      await stop();
    }
    const bytes = await measureBytes(options, place.dataDir);
    const report: StartReport = {
      benchmark: 'start',
      machine: where,
      versions: { node: process.versions.node, postgresql: bytes.version, commit: await lastCommit() },
      settings: { ...bytes.settings, restSeconds: options.restSeconds, demoRatings: bytes.installation?.ratings ?? 0 },
      cold,
      afterDemoMiB,
      warmReadySeconds,
      idleMiB,
      bytes,
      targets: TARGETS,
    };
    console.log(reportLines(report).join('\n'));
    if (options.isJson) console.log(JSON.stringify(report));
  } finally {
    await stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Clones into this folder, installs, builds and starts with empty caches, up to the first page. */
async function startClone(folder: string): Promise<{
  place: Place;
  installation: Installation;
  seconds: ColdStart;
}> {
  mkdirSync(folder, { mode: 0o755 });
  const place = {
    checkout: join(folder, 'checkout'),
    dataDir: join(folder, 'installation'),
    env: emptyCaches(join(folder, 'caches')),
  };
  const startedAt = performance.now();
  await cloneCheckout(place.checkout);
  const clone = (performance.now() - startedAt) / 1_000;
  const installation = await startInstallation(place);
  const { firstPageSeconds, readySeconds } = installation;
  const seconds = { clone, firstPage: clone + firstPageSeconds, ready: clone + readySeconds, demo: null };
  return { place, installation, seconds };
}

/** Stores ratings in a scratch database, and looks into the one with the demo. @throws Error with what went wrong */
async function measureBytes({ ratings }: StartOptions, installation: string): Promise<BytesReport> {
  const folder = await buildBenches();
  say('bytes a rating costs');
  const { code, output } = await spawnNode([
    join(folder, 'bytes.js'),
    ...['--ratings', String(ratings), '--installation', installation],
  ]);
  if (code !== 0) throw new Error(`The bytes could not be measured:\n${output}`);
  return JSON.parse(output.trimEnd().split('\n').at(-1)!) as BytesReport;
}

function say(what: string): void {
  process.stderr.write(`${what} …\n`);
}
