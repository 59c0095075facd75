import { inRoot } from '../build/paths.ts';
import { syncDashboard } from '../build/sync-dashboard.ts';
import { spawnNode } from '../process.ts';

/** Benchmarks by name: what they measure. The built file of each is called like it. */
export const BENCHES: Readonly<Record<string, string>> = {
  ingest: 'ratings accepted a second, beside bare rows in the same PostgreSQL',
  read: 'the questions behind every page, at 250 thousand, 10 and 100 million ratings',
  results: 'one service’s page and the comparison of all services, also with 100 times more ratings',
  import: 'rows a second through ratingsImport, beside COPY of the same rows',
  overload: 'ten times what the server can take: who is turned away, how long the others wait, what it costs',
};

/** Benchmarks that look at the built server from outside: what they measure, and the file that does. */
export const OUTSIDE_BENCHES: Readonly<Record<string, { what: string; file: string }>> = {
  widget: {
    what: 'the widget: bytes, tap to “saved”, blocking of the host page',
    file: 'scripts/bench/widget/main.ts',
  },
  pages: { what: 'what every page weighs, beside its budget', file: 'scripts/bench/pages/main.ts' },
  start: {
    what: 'clone to first page, warm start, memory at rest, bytes of a rating',
    file: 'scripts/bench/start/main.ts',
  },
};

/**
 * Builds the benchmarks of the api the way the api is built.
 *
 * @returns the folder they are in
 * @throws {Error} with what the build said
 */
export async function buildBenches(): Promise<string> {
  // `read` is built with the dashboard's own reading functions.
  const synced = await syncDashboard();
  if (synced.code !== 0) throw new Error(`The dashboard's types could not be written:\n${synced.output}`);
  const { code, output } = await spawnNode(
    ['../node_modules/vite/bin/vite.js', 'build', '--config', 'bench/vite.config.ts', '--logLevel', 'warn'],
    { cwd: inRoot('api') },
  );
  if (code !== 0) throw new Error(`The benchmarks could not be built:\n${output}`);
  return inRoot('api/node_modules/.bench');
}
