// npm run bench -- ingest: how many ratings a second are accepted, beside what the same PostgreSQL does with bare rows.
import process from 'node:process';
import { figuresOf, type Slice } from '../report/figures.ts';
import { machine } from '../report/machine.ts';
import { printProfile } from '../report/print-profile.ts';
import { startBenchDatabase } from './bench-database.ts';
import { type IngestOptions, readOptions, USAGE } from './options.ts';
import { serviceSlugs } from './registry.ts';
import { type IngestReport, printReport, ratiosOf } from './report.ts';
import { CONNECTIONS, INSERT_CLIENTS, startVariants, type Variants } from './variants.ts';

const SERVICES = 40;
const services = serviceSlugs(SERVICES);
const words = process.argv.slice(2);
if (words.includes('--help')) {
  console.log(USAGE);
  process.exit();
}
const options = readOptions(words);

const where = machine();
const database = await startBenchDatabase(services);
let variants: Variants | undefined;
let isLetGo = false;
const letGo = async () => {
  if (isLetGo) return;
  isLetGo = true;
  await variants?.stop();
  await database.drop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void letGo().then(() => process.exit(130)));

try {
  variants = await startVariants(database.url, services, options);
  if (options.isProfile) printProfile(await variants.profile());
  else {
    const report = await measure(variants, options);
    printReport(report);
    if (report.stored !== report.acknowledged) {
      console.error('What was acknowledged is not what is stored.');
      process.exitCode = 1;
    }
    if (options.isJson) console.log(JSON.stringify(report));
  }
} finally {
  await letGo();
}

async function measure(running: Variants, { seconds, warmUpSeconds, rounds }: IngestOptions): Promise<IngestReport> {
  const slices = new Map<string, Slice[]>();
  for (let round = 0; round < rounds; round++)
    for (const variant of running.list) {
      process.stderr.write(`round ${round + 1} of ${rounds}: (${variant.name})\n`);
      slices.set(variant.name, [...(slices.get(variant.name) ?? []), await variant.measure(round)]);
    }
  const figures = Object.fromEntries(
    running.list.map(({ name, what }) => [name, { what, ...figuresOf(slices.get(name)!) }]),
  );
  return {
    benchmark: 'ingest',
    machine: where,
    versions: { node: process.versions.node, postgresql: database.version, inserter: running.inserter },
    settings: {
      ...database.settings,
      connections: CONNECTIONS,
      insertClients: INSERT_CLIENTS,
      services: SERVICES,
      seconds,
      warmUpSeconds,
      rounds,
    },
    variants: figures,
    ratios: ratiosOf(figures),
    acknowledged: running.acknowledged(),
    stored: await database.storedRatings(),
  };
}
