import process from 'node:process';
import type { BenchDatabase } from '../ingest/bench-database.ts';
import type { ChildServer } from '../ingest/child-server.ts';
import { machine } from '../report/machine.ts';
import { printProfile } from '../report/print-profile.ts';
import { familyTimeUs } from '../report/processor-time.ts';
import { copyRows, copyText } from './copy-rows.ts';
import { DAYS, type ImportedRating, importedRatings } from './import-rows.ts';
import type { ImportOptions } from './options.ts';
import { GOAL, importFiguresOf, type ImportReport, printReport, TARGET } from './report.ts';
import { type Asked, importRequests, ROWS_A_CALL, sendImports } from './send-imports.ts';
import { takeTurns, type Variant } from './take-turns.ts';

/** What is measured. */
export interface Bench {
  database: BenchDatabase;
  server: ChildServer;
  services: readonly string[];
  /** Key of a partner that may import. */
  key: string;
}

const WARM_UP_ROWS = 8_000;
/** Rounds have seeds from 1 on. */
const WARM_UP_SEED = 0;
const PROFILE_SEED = 1;

/**
 * Measures and prints. COPY and the imports take turns with the same rows, made before the clock starts.
 * @throws Error when what was acknowledged is not what is stored
 */
export async function measure(bench: Bench, options: ImportOptions): Promise<void> {
  const where = machine();
  let acknowledged = 0;
  const send = (asked: Asked) => async (ratings: readonly ImportedRating[]) => {
    const rows = ratings.map(({ row }) => row);
    const requests = importRequests(rows, { port: bench.server.port, key: bench.key, asked });
    const serverBefore = await bench.server.cpuUs();
    const postgresBefore = familyTimeUs(bench.database.postmasterPid);
    const { seconds, accepted } = await sendImports(requests, bench.server.port, options.connections);
    acknowledged += accepted;
    return {
      rowsPerSecond: accepted / seconds,
      serverUs: ((await bench.server.cpuUs()) - serverBefore) / accepted,
      postgresUs: spentSince(bench.database.postmasterPid, postgresBefore, accepted),
    };
  };
  const copy = (table: 'bench.bare' | 'bench.rating') => async (ratings: readonly ImportedRating[]) => {
    const rows = copyText(ratings.map(({ bare }) => bare));
    const postgresBefore = familyTimeUs(bench.database.postmasterPid);
    const seconds = await copyRows(bench.database.url, table, rows);
    return {
      rowsPerSecond: ratings.length / seconds,
      serverUs: null,
      postgresUs: spentSince(bench.database.postmasterPid, postgresBefore, ratings.length),
    };
  };

  const importOnce = (seed: number, count: number) =>
    send('ROWS')(importedRatings(count, { services: bench.services, seed, now: new Date() }));
  await importOnce(WARM_UP_SEED, WARM_UP_ROWS);
  if (options.isProfile) {
    printProfile(await bench.server.profile(() => importOnce(PROFILE_SEED, options.rows)));
    return;
  }
  const variants: Record<string, Variant> = {
    bare: { what: 'COPY into a bare table', measure: copy('bench.bare') },
    copy: { what: 'COPY into the row with its indexes and checks', measure: copy('bench.rating') },
    import: { what: 'ratingsImport, told which rows are refused', measure: send('ROWS') },
    counts: { what: 'ratingsImport, told only how many', measure: send('COUNTS') },
  };
  const { rows, rounds } = options;
  const slices = await takeTurns(variants, { rows, rounds, services: bench.services });
  const figures = Object.fromEntries(
    Object.entries(variants).map(([name, { what }]) => [name, importFiguresOf(what, slices.get(name)!)]),
  );
  const ratios = ['bare', 'copy'].flatMap((over) =>
    ['import', 'counts'].map((name): [string, number] => [
      `${name}/${over}`,
      figures[name]!.rowsPerSecond / figures[over]!.rowsPerSecond,
    ]),
  );
  const report: ImportReport = {
    benchmark: 'import',
    machine: where,
    versions: { node: process.versions.node, postgresql: bench.database.version },
    settings: {
      ...bench.database.settings,
      rows,
      rowsPerCall: ROWS_A_CALL,
      connections: options.connections,
      services: bench.services.length,
      days: DAYS,
      rounds,
    },
    variants: figures,
    ratios: Object.fromEntries(ratios),
    target: TARGET,
    goal: GOAL,
    acknowledged,
    stored: await bench.database.storedRatings(),
  };
  printReport(report);
  if (report.stored !== report.acknowledged) throw new Error('What was acknowledged is not what is stored.');
  if (options.isJson) console.log(JSON.stringify(report));
}

/** Processor time a row, in microseconds, of a process and its children since an earlier look. */
function spentSince(pid: number, before: number | null, rows: number): number | null {
  const now = familyTimeUs(pid);
  return now === null || before === null ? null : (now - before) / rows;
}
