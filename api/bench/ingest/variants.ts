import { INSTRUMENT_VERSION } from '@otklik/schema';
import { Generator } from '../load/generator.ts';
import type { Slice } from '../report/figures.ts';
import type { CpuProfile } from '../report/self-time.ts';
import { insertWithPgbench, insertWithWorkers, pgbenchVersion } from './bare-inserts.ts';
import { insertStatement } from './bare-tables.ts';
import { builtFile } from './built-file.ts';
import { type ChildServer, startChildServer } from './child-server.ts';
import type { IngestOptions } from './options.ts';
import { TOUCHPOINT } from './registry.ts';

export const CONNECTIONS = 64;
export const INSERT_CLIENTS = 32;

/** One thing that is measured, a slice at a time. */
export interface Variant {
  name: string;
  what: string;
  measure(round: number): Promise<Slice>;
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

/** Starts the servers and the load generator. */
export async function startVariants(
  url: string,
  services: readonly string[],
  { seconds, warmUpSeconds }: IngestOptions,
): Promise<Variants> {
  const ours = await startChildServer({ url, isWithoutDatabase: false });
  const detached = await startChildServer({ url, isWithoutDatabase: true });
  const obvious = await startChildServer({ url, isWithoutDatabase: false }, 'serve-obvious.js');
  const generator = await Generator.start(builtFile('generate.js'));
  let acknowledged = 0;

  const overHttp = (server: ChildServer, targets: readonly string[]) => async (round: number) => {
    const before = await server.cpuUs();
    const report = await generator.run({
      host: '127.0.0.1',
      port: server.port,
      touchpoint: TOUCHPOINT,
      services: targets,
      instrumentVersion: INSTRUMENT_VERSION,
      seed: round + 1,
      connections: CONNECTIONS,
      warmUpSeconds,
      seconds,
    });
    if (server !== detached) acknowledged += report.acknowledged;
    return {
      perSecond: report.measured / report.seconds,
      latenciesMs: report.latenciesMs,
      serverUs: ((await server.cpuUs()) - before) / report.acknowledged,
    };
  };

  const pgbench = pgbenchVersion();
  const insert = pgbench ? insertWithPgbench : insertWithWorkers;
  const bare = (statement: string) => () => insert({ url, statement, clients: INSERT_CLIENTS, seconds });
  const anyCell = `1 + floor(random() * ${services.length})`;

  return {
    list: [
      {
        name: 'a',
        what: 'the same row, one a transaction, no tallies',
        measure: bare(insertStatement('bench.rating', anyCell)),
      },
      {
        name: 'b',
        what: 'the same row with tallies by a row trigger, one service',
        measure: bare(insertStatement('bench.tallied', '1')),
      },
      {
        name: 'c',
        what: `the obvious way, spread over ${services.length} services`,
        measure: overHttp(obvious, services),
      },
      { name: 'd', what: `ours, spread over ${services.length} services`, measure: overHttp(ours, services) },
      { name: 'e', what: 'ours, all on one service', measure: overHttp(ours, services.slice(0, 1)) },
      { name: 'f', what: 'ours without the database', measure: overHttp(detached, services) },
    ],
    inserter: pgbench ?? 'our driver in worker threads (no pgbench on the PATH)',
    acknowledged: () => acknowledged,
    async profile() {
      const spread = overHttp(ours, services);
      await spread(0);
      return ours.profile(() => spread(1));
    },
    async stop() {
      generator.stop();
      await Promise.all([ours.stop(), obvious.stop(), detached.stop()]);
    },
  };
}
