// npm run audit:disclosure: collects everything public as an anonymous outsider, and tries to work out what is withheld.
import process from 'node:process';
import { startTestCluster } from '../test/postgres/test-cluster.ts';
import { inCheckout } from './checkout.ts';
import { CONTROLS, type Control } from './controls/weakened-steps.ts';
import { loadDemoDatabase } from './country/demo-database.ts';
import { type Examination, examineCountry, examineSmallCountry, faultsOf } from './examine.ts';
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
  const controls: (Control | null)[] = options.isControl ? (Object.keys(CONTROLS) as Control[]) : [null];
  const examinations: Examination[] = [];
  try {
    const tell = (examination: Examination) => {
      examinations.push(examination);
      printExamination(examination);
    };
    if (options.ratings > 0) {
      console.error(`Loading ${options.ratings} ratings of the demo country …`);
      const template = await loadDemoDatabase(cluster, options.ratings);
      for (const control of controls)
        tell(
          await examineCountry(cluster, template, `demo of ${options.ratings} ratings`, { schema, control, pagesFile }),
        );
    }
    for (let seed = options.seed; seed < options.seed + options.countries; seed++)
      for (const control of controls) tell(await examineSmallCountry(cluster, seed, { schema, control }));
  } finally {
    await cluster.stop();
  }
  const failures = options.isControl
    ? missedControls(controls as Control[], examinations)
    : examinations.flatMap(faultsOf);
  for (const failure of failures) console.log(`✗ ${failure}`);
  if (failures.length === 0)
    console.log(options.isControl ? '✓ every control was found' : '✓ nothing withheld can be worked out');
  if (options.isJson) console.log(JSON.stringify({ passed: failures.length === 0, failures, options, examinations }));
  return failures.length === 0 ? 0 : 1;
}

/** Controls that the attack did not find in any country. */
function missedControls(controls: readonly Control[], examinations: readonly Examination[]): string[] {
  return controls.flatMap((control) => {
    const found = examinations.some(
      ({ control: weakened, verdict, editions }) =>
        weakened === control && verdict.narrowed.length + (editions?.narrowed.length ?? 0) > 0,
    );
    return found ? [] : [`with ${control} the attack found nothing, although ${CONTROLS[control]}`];
  });
}
