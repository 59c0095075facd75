// npm run bench -- overload: ten times what the server can take, a fifth of it heavy reads.
import { fork } from 'node:child_process';
import process from 'node:process';
import { INSTRUMENT_VERSION } from '@otklik/schema';
import pg from 'pg';
import { startBenchDatabase } from '../ingest/bench-database.ts';
import { builtFile } from '../ingest/built-file.ts';
import { askChild, messageOf, stopChild } from '../ingest/child.ts';
import { startChildServer } from '../ingest/child-server.ts';
import { serviceSlugs, TOUCHPOINT } from '../ingest/registry.ts';
import { machine } from '../report/machine.ts';
import { capacityOf } from './capacity.ts';
import type { MixedTarget } from './mixed-requests.ts';
import type { Offer, OfferReport } from './offer.ts';
import { type OverloadOptions, readOptions, USAGE } from './options.ts';
import { recoveryMs } from './recovery.ts';
import { brokenPromises, kindFigures, type OverloadReport, printReport, PROMISES } from './report.ts';
import { loopDelay, residentMiB, watchMemory } from './server-vitals.ts';
import { runBench } from '../report/run-bench.ts';

const SERVICES = 100;
const SHARE_OF_READS = 0.2;
const CALM = { connections: 4, warmUpSeconds: 2, seconds: 4 };
/** More than the server lets in at once, so that it is the server that decides. */
const CONNECTIONS = 1_000;

await runBench(USAGE, readOptions, run);

/** Starts everything, measures and takes everything away again, also when it is interrupted. */
async function run(options: OverloadOptions, interrupted: Promise<number>): Promise<number> {
  const services = serviceSlugs(SERVICES);
  const database = await startBenchDatabase(services);
  try {
    const server = await startChildServer({ url: database.url, isWithoutDatabase: false });
    const sender = fork(builtFile('send-offers.js'), [], { serialization: 'advanced' });
    try {
      await messageOf(sender);
      const target: MixedTarget = {
        host: '127.0.0.1',
        port: server.port,
        touchpoint: TOUCHPOINT,
        services,
        instrumentVersion: INSTRUMENT_VERSION,
        seed: 1,
        shareOfReads: SHARE_OF_READS,
      };
      const send = (order: Offer) => askChild(sender, order) as Promise<OfferReport>;
      const measured = measure(options, target, server.pid, database.url, send).then((report) => {
        report.versions.postgresql = database.version;
        report.settings = { ...database.settings, ...report.settings };
        printReport(report);
        if (options.isJson) console.log(JSON.stringify(report));
        return report.broken.length > 0 ? 1 : 0;
      });
      return await Promise.race([measured, interrupted]);
    } finally {
      await stopChild(sender);
      await server.stop();
    }
  } finally {
    await database.drop();
  }
}

async function measure(
  { seconds, times }: OverloadOptions,
  target: MixedTarget,
  pid: number,
  url: string,
  send: (order: Offer) => Promise<OfferReport>,
): Promise<OverloadReport> {
  const where = machine();
  await capacityOf(target, CALM.connections, CALM.warmUpSeconds);
  const capacityPerSecond = await capacityOf({ ...target, seed: 2 }, CALM.connections, CALM.seconds);
  const offeredPerSecond = capacityPerSecond * times;
  const before = residentMiB(pid);
  process.stderr.write(
    `${Math.round(capacityPerSecond)} a second when calm; ${Math.round(offeredPerSecond)} for ${seconds} s\n`,
  );
  await loopDelay(target.port);
  const memory = watchMemory(pid);
  const sent = await send({
    ...target,
    seed: 3,
    perSecond: offeredPerSecond,
    seconds,
    connections: CONNECTIONS,
    keepIds: true,
  });
  const delay = await loopDelay(target.port);
  // From the end of the overload on: what was still under way then is part of it.
  const recovered = await recoveryMs(
    { ...target, seed: 4 },
    PROMISES.recoveryMs - sent.drainMs,
    PROMISES.loopDelayP99Ms,
  );
  const figures = {
    offeredPerSecond,
    sentPerSecond: sent.perSecond,
    ratings: kindFigures(sent.ratings, seconds),
    reads: kindFigures(sent.reads, seconds),
    loopDelay: delay,
    residentMiB: { before, peak: memory.peakMiB() },
    recoveryMs: recovered === null ? null : sent.drainMs + recovered,
    missing: await missingOf(url, sent.acknowledged),
  };
  return {
    benchmark: 'overload',
    machine: where,
    versions: { node: process.versions.node },
    settings: {
      services: target.services.length,
      seconds,
      times,
      shareOfReads: target.shareOfReads,
      connections: CONNECTIONS,
      calmConnections: CALM.connections,
    },
    capacityPerSecond,
    unsent: sent.unsent,
    retryAfter: sent.retryAfter,
    failures: sent.failures,
    acknowledged: sent.acknowledged.length,
    ...figures,
    broken: brokenPromises(figures),
  };
}

/** How many of these ids are not in the database. */
async function missingOf(url: string, ids: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set role otklik_acceptor');
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::integer as n from unnest($1::uuid[]) as sent (id)
       where not exists (select from submission where submission.id = sent.id)`,
      [ids],
    );
    return rows[0]!.n;
  } finally {
    await client.end();
  }
}
