import { INSTRUMENT_VERSION } from '@otklik/schema';
import { Generator } from '../load/generator.ts';
import type { Slice } from '../report/figures.ts';
import type { CpuProfile } from '../report/self-time.ts';
import { insertWithPgbench, insertWithWorkers, pgbenchVersion } from './bare-inserts.ts';
import { insertStatement } from './bare-tables.ts';
import { familyTimeUs } from '../report/processor-time.ts';
import type { BenchDatabase } from './bench-database.ts';
import { builtFile } from './built-file.ts';
import { type ChildServer, startChildServer } from './child-server.ts';
import type { IngestOptions } from './options.ts';
import { TOUCHPOINT } from './registry.ts';
import { Started } from './started.ts';

export const CONNECTIONS = 64;
export const INSERT_CLIENTS = 32;

/** One thing that is measured, a slice at a time. */
export interface Variant {
  name: string;
  what: string;
  measure(round: number): Promise<Slice>;
  /** A server of ours, whose code is fast only when it has run for a while. */
  isToWarmUp?: true;
}

/** All variants, ready to be measured, and what they counted together. */
export interface Variants {
  list: Variant[];
  /** What inserted the bare rows. */
  inserter: string;
  /** Ratings that servers with the database have acknowledged so far. */
  acknowledged(): number;
  /** Where the time of the server goes in (d): first a slice to get warm, then one that is watched. */
  profile(): Promise<CpuProfile>;
  stop(): Promise<void>;
}

/** Starts the servers and the load generator. @throws Error when one does not start; those before it are stopped then */
export async function startVariants(
  { url, postmasterPid }: Pick<BenchDatabase, 'url' | 'postmasterPid'>,
  services: readonly string[],
  { seconds, warmUpSeconds }: IngestOptions,
): Promise<Variants> {
  const started = new Started();
  const ours = await started.add(startChildServer({ url, isWithoutDatabase: false }));
  const second = await started.add(startChildServer({ url, isWithoutDatabase: false }));
  const detached = await started.add(startChildServer({ url, isWithoutDatabase: true }));
  const obvious = await started.add(startChildServer({ url, isWithoutDatabase: false }, 'serve-obvious.js'));
  const generator = await started.add(Generator.start(builtFile('generate.js')));
  let acknowledged = 0;

  /** Measures something that uses the database, and what processor time PostgreSQL takes for each rating of it. */
  const besideDatabase = async <Measured>(
    measure: () => Promise<Measured>,
    ratingsOf: (measured: Measured) => number,
  ): Promise<Measured & { postgresUs: number | null }> => {
    const before = familyTimeUs(postmasterPid);
    const measured = await measure();
    const after = familyTimeUs(postmasterPid);
    const postgresUs = before === null || after === null ? null : (after - before) / ratingsOf(measured);
    return { ...measured, postgresUs };
  };

  const load = async (servers: readonly ChildServer[], targets: readonly string[], round: number) => {
    const cpuUs = async () => (await Promise.all(servers.map((server) => server.cpuUs()))).reduce((a, b) => a + b);
    const before = { server: await cpuUs(), generator: familyTimeUs(generator.pid) };
    const report = await generator.run({
      host: '127.0.0.1',
      port: servers[0]!.port,
      ports: servers.map(({ port }) => port),
      touchpoint: TOUCHPOINT,
      services: targets,
      instrumentVersion: INSTRUMENT_VERSION,
      seed: round + 1,
      connections: CONNECTIONS,
      warmUpSeconds,
      seconds,
    });
    const generatorAfter = familyTimeUs(generator.pid);
    return {
      ratings: report.acknowledged,
      perSecond: report.measured / report.seconds,
      latenciesMs: report.latenciesMs,
      serverUs: ((await cpuUs()) - before.server) / report.acknowledged,
      generatorUs:
        before.generator === null || generatorAfter === null
          ? null
          : (generatorAfter - before.generator) / report.acknowledged,
    };
  };
  const overHttp = (servers: readonly ChildServer[], targets: readonly string[]) => async (round: number) => {
    const measured = await besideDatabase(
      () => load(servers, targets, round),
      ({ ratings }) => ratings,
    );
    acknowledged += measured.ratings;
    return measured;
  };

  const pgbench = pgbenchVersion();
  const insert = pgbench ? insertWithPgbench : insertWithWorkers;
  const bare =
    (statement: string, clients = INSERT_CLIENTS) =>
    async () => ({
      ...(await besideDatabase(
        () => insert({ url, statement, clients, seconds }),
        ({ perSecond }) => perSecond * seconds,
      )),
      serverUs: null,
      generatorUs: null,
    });
  const anyCell = `1 + floor(random() * ${services.length})`;

  return {
    list: [
      {
        name: 'a',
        what: 'the same row, one a transaction, no tallies',
        measure: bare(insertStatement('bench.rating', anyCell)),
      },
      {
        name: 'a64',
        what: `(a) with ${CONNECTIONS} clients, for how long they wait`,
        measure: bare(insertStatement('bench.rating', anyCell), CONNECTIONS),
      },
      {
        name: 'b',
        what: 'the same row with tallies by a row trigger, one service',
        measure: bare(insertStatement('bench.tallied', '1')),
      },
      {
        name: 'c',
        isToWarmUp: true,
        what: `the obvious way, spread over ${services.length} services`,
        measure: overHttp([obvious], services),
      },
      {
        name: 'd',
        isToWarmUp: true,
        what: `ours, spread over ${services.length} services`,
        measure: overHttp([ours], services),
      },
      {
        name: 'd2',
        isToWarmUp: true,
        what: '(d) by two processes on the same database',
        measure: overHttp([ours, second], services),
      },
      { name: 'e', what: 'ours, all on one service', measure: overHttp([ours], services.slice(0, 1)) },
      {
        name: 'f',
        isToWarmUp: true,
        what: 'ours without the database',
        measure: async (round) => ({ ...(await load([detached], services, round)), postgresUs: null }),
      },
    ],
    inserter: pgbench ?? 'our driver in worker threads (no pgbench on the PATH)',
    acknowledged: () => acknowledged,
    async profile() {
      const spread = overHttp([ours], services);
      await spread(0);
      return ours.profile(() => spread(1));
    },
    stop: () => started.stop(),
  };
}
