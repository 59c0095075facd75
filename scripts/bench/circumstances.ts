import process from 'node:process';
import { describeInstallation } from '../../api/bench/report/describe-installation.ts';
import { listed } from '../../api/bench/report/lines.ts';
import type { Machine } from '../../api/bench/report/machine.ts';
import type { ScratchServer } from '../scratch-server/start.ts';

/** What belongs to every figure that is measured in a browser, printed before it and told in the JSON. */
export interface Circumstances {
  machine: Machine;
  versions: { node: string; postgresql: string; chromium: string };
  settings: Record<string, string | number>;
}

/**
 * Machine, versions and settings of a benchmark in a browser.
 * @param machine as it was before anything was started
 * @param browser tells its version
 * @param settings those of the benchmark itself; the settings of PostgreSQL and the size of the demo stand before them
 */
export async function circumstancesOf(
  machine: Machine,
  { dataDir, ratings }: Pick<ScratchServer, 'dataDir' | 'ratings'>,
  browser: { version(): string },
  settings: Record<string, string | number>,
): Promise<Circumstances> {
  const postgres = await describeInstallation(dataDir);
  return {
    machine,
    versions: { node: process.versions.node, postgresql: postgres.version, chromium: browser.version() },
    settings: { ...postgres.settings, demoRatings: ratings, ...settings },
  };
}

/** The lines for people. */
export const circumstanceLines = ({ machine, versions, settings }: Circumstances): string[] => [
  `machine   ${listed(machine)}`,
  `versions  ${listed(versions)}`,
  `settings  ${listed(settings)}`,
];
