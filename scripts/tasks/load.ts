// npm run load -- <suite>: a k6 suite against the built server on a scratch database with the demo in it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { buildPackages } from '../build/build.ts';
import { inRoot } from '../build/paths.ts';
import { type LoadOrder, readOrder, suiteNames } from '../load/arguments.ts';
import { endWithoutK6 } from '../load/end-without-k6.ts';
import { findK6 } from '../load/k6.ts';
import type { LoadOutcome } from '../load/outcome.ts';
import { runTries } from '../load/run-tries.ts';

const REPORT = inRoot('.reports/load.json');
const tell = (what: string) => console.error(what);

let order: LoadOrder;
try {
  order = readOrder(process.argv.slice(2), suiteNames());
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}
const { suite } = order;

mkdirSync(inRoot('.reports'), { recursive: true });
// A report that outlives its run would be counted as the next one.
rmSync(REPORT, { force: true });
const report = (outcome: LoadOutcome) => writeFileSync(REPORT, JSON.stringify(outcome, null, 2));

const k6 = await findK6(tell);
if ('missing' in k6) process.exit(endWithoutK6(order, k6.missing, report));

const failed = (await buildPackages()).filter((result) => result.outcome === 'failed');
for (const { name, output } of failed) console.error(`✗ ${name} could not be built:\n${output}`);
if (failed.length > 0) process.exit(1);

const outcome = await runTries(k6, order, tell);
report(outcome);
if (outcome.problem) console.error(`✗ load ${suite}: ${outcome.problem}`);
for (const promise of outcome.undecided ?? [])
  console.log(`SKIPPED load ${suite}: ${promise}: missed while the machine was busy with something else`);
for (const promise of outcome.missed) console.error(`✗ load ${suite}: ${promise}`);
// 99 is k6's own code for a promise that was not kept.
if (outcome.problem) process.exitCode = 1;
else if (outcome.missed.length > 0) process.exitCode = 99;
