import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot } from '../build/paths.ts';
import type { ScratchServer } from '../scratch-server/start.ts';
import { spawnCommand } from '../process.ts';
import type { LoadOrder } from './arguments.ts';
import { type K6Summary, type LoadOutcome, outcomeOf } from './outcome.ts';

const REPORTS = inRoot('.reports/load');

/** Runs a suite against a server with the demo in it. k6 prints its own summary; `report` is the path of its JSON. */
export async function runSuite(
  k6: string,
  server: ScratchServer,
  { suite, seconds, seed }: LoadOrder,
): Promise<{ outcome: LoadOutcome; report: string }> {
  mkdirSync(REPORTS, { recursive: true });
  const report = `${REPORTS}/${suite}.json`;
  // Left over from an earlier run, it would be read as this one's.
  rmSync(report, { force: true });
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
  const summary = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as K6Summary) : undefined;
  return { outcome: outcomeOf(suite, code, summary), report };
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
