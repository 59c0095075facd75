// npm run audit:disclosure: collects everything public as an anonymous outsider, and tries to work out what is withheld.
import process from 'node:process';
import { startTestCluster } from '../test/postgres/test-cluster.ts';
import { inCheckout } from './checkout.ts';
import { missedControls } from './controls/missed-controls.ts';
import { CONTROLS_OF, type Control } from './controls/weakened-steps.ts';
import { loadDemoDatabase } from './country/demo-database.ts';
import {
  type Examination,
  examineBridgedCountry,
  examineCountry,
  examineSmallCountry,
  examineWeightedCountry,
  faultsOf,
} from './examine.ts';
import { type AuditOptions, readOptions, USAGE } from './options.ts';
import { printExamination } from './report.ts';

const words = process.argv.slice(2);
if (words.includes('--help')) console.log(USAGE);
else
  try {
    process.exitCode = await run(readOptions(words));
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  }

async function run(options: AuditOptions): Promise<number> {
  const cluster = await startTestCluster();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void cluster.stop().finally(() => process.exit(130)));
  const schema = inCheckout('schema/public.graphql');
  const pagesFile = options.withPages ? inCheckout('dashboard/build/handler.js') : null;
  const examinations: Examination[] = [];
  const controls = (of: keyof typeof CONTROLS_OF): readonly (Control | null)[] =>
    options.isControl ? CONTROLS_OF[of] : [null];
  try {
    const tell = (examination: Examination) => {
      examinations.push(examination);
      printExamination(examination);
    };
    if (options.ratings > 0) {
      console.error(`Loading ${options.ratings} ratings of the demo country …`);
      const template = await loadDemoDatabase(cluster, options.ratings);
      for (const control of controls('DEMO'))
        tell(
          await examineCountry(cluster, template, `demo of ${options.ratings} ratings`, { schema, control, pagesFile }),
        );
    }
    for (let seed = options.seed; seed < options.seed + options.countries; seed++)
      for (const control of controls('SMALL')) tell(await examineSmallCountry(cluster, seed, { schema, control }));
    for (const control of options.countries > 0 ? controls('BRIDGED') : [])
      tell(await examineBridgedCountry(cluster, options.seed, { schema, control }));
    for (const control of options.countries > 0 ? controls('WEIGHTED') : [])
      tell(await examineWeightedCountry(cluster, options.seed, { schema, control }));
  } finally {
    await cluster.stop();
  }
  const failures = options.isControl ? missedControls(examinations) : examinations.flatMap(faultsOf);
  for (const failure of failures) console.log(`✗ ${failure}`);
  if (failures.length === 0)
    console.log(options.isControl ? '✓ every control was found' : '✓ nothing withheld can be worked out');
  if (options.isJson) console.log(JSON.stringify({ passed: failures.length === 0, failures, options, examinations }));
  return failures.length === 0 ? 0 : 1;
}
