import { mkdirSync, readFileSync } from 'node:fs';
import { inRoot } from '../build/paths.ts';
import type { ScratchServer } from '../scratch-server/start.ts';
import { spawnCommand } from '../process.ts';
import type { LoadOrder } from './arguments.ts';

const REPORTS = inRoot('.reports/load');

/**
 * Runs a suite against a server with the demo in it. k6 prints its own summary; it is kept as JSON as well.
 *
 * @returns k6's exit code (99: a threshold was crossed) and the path of the JSON
 */
export async function runSuite(
  k6: string,
  server: ScratchServer,
  { suite, seconds, seed }: LoadOrder,
): Promise<{ code: number; report: string }> {
  mkdirSync(REPORTS, { recursive: true });
  const report = `${REPORTS}/${suite}.json`;
  const args = ['run', '--quiet', '--no-usage-report', '--summary-export', report, `load-tests/suites/${suite}.ts`];
  const { code } = await spawnCommand(k6, args, {
    live: true,
    env: {
      LOAD_ORIGIN: server.origin,
      LOAD_WIDGET_PATH: widgetPath(),
      LOAD_SEED: String(seed),
      LOAD_STAFF_PASSWORD: passwordIn(server.output()),
      ...(seconds === undefined ? {} : { LOAD_SECONDS: String(seconds) }),
    },
  });
  return { code, report };
}

function widgetPath(): string {
  const { version } = JSON.parse(readFileSync(inRoot('widget/dist/manifest.json'), 'utf8')) as { version: string };
  return `/embed/${version}/otklik.js`;
}

/** Password of the demo accounts in what the server printed. @throws Error when it printed none */
export function passwordIn(output: string): string {
  const password = /Demo sign-in: .*, password (\S+)/.exec(output)?.[1];
  if (!password) throw new Error('The server did not print how to sign in to the demo.');
  return password;
}
