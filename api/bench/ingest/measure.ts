import process from 'node:process';
import { figuresOf, type Slice } from '../report/figures.ts';
import { machine } from '../report/machine.ts';
import { printProfile } from '../report/print-profile.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { IngestOptions } from './options.ts';
import { type IngestReport, printReport, ratiosOf } from './report.ts';
import { CONNECTIONS, INSERT_CLIENTS, type Variants } from './variants.ts';

/**
 * Measures and prints. The variants take turns, so that a machine that slows down slows all of them down.
 * @throws Error when what was acknowledged is not what is stored
 */
export async function measure(
  database: BenchDatabase,
  variants: Variants,
  services: readonly string[],
  options: IngestOptions,
): Promise<void> {
  if (options.isProfile) {
    printProfile(await variants.profile());
    return;
  }
  const { seconds, warmUpSeconds, rounds } = options;
  const where = machine();
  // Once without being counted: code that has just been loaded runs several times slower than the same code a moment later.
  for (const variant of variants.list.filter(({ isToWarmUp }) => isToWarmUp && warmUpSeconds > 0)) {
    process.stderr.write(`warming up: (${variant.name})\n`);
    await variant.measure(rounds);
  }
  const slices = new Map<string, Slice[]>();
  for (let round = 0; round < rounds; round++)
    for (const variant of variants.list) {
      process.stderr.write(`round ${round + 1} of ${rounds}: (${variant.name})\n`);
      slices.set(variant.name, [...(slices.get(variant.name) ?? []), await variant.measure(round)]);
    }
  const figures = Object.fromEntries(
    variants.list.map(({ name, what }) => [name, { what, ...figuresOf(slices.get(name)!) }]),
  );
  const report: IngestReport = {
    benchmark: 'ingest',
    machine: where,
    versions: { node: process.versions.node, postgresql: database.version, inserter: variants.inserter },
    settings: {
      ...database.settings,
      connections: CONNECTIONS,
      insertClients: INSERT_CLIENTS,
      services: services.length,
      seconds,
      warmUpSeconds,
      rounds,
    },
    variants: figures,
    ratios: ratiosOf(figures),
    acknowledged: variants.acknowledged(),
    stored: await database.storedRatings(),
  };
  printReport(report);
  if (report.stored !== report.acknowledged) throw new Error('What was acknowledged is not what is stored.');
  if (options.isJson) console.log(JSON.stringify(report));
}
