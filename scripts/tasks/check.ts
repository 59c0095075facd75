// npm run check [-- words of step names]: everything that can be said about the code without running it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { inRoot } from '../build/paths.ts';
import { runSteps } from '../check/step.ts';
import { STEPS } from '../check/steps.ts';

const REPORT = inRoot('.reports/check.json');
mkdirSync(inRoot('.reports'), { recursive: true });
rmSync(REPORT, { force: true });

const words = process.argv.slice(2);
const steps = STEPS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (steps.length === 0) {
  console.error(`No step is called so. Steps: ${STEPS.map(({ name }) => name).join(' · ')}.`);
  process.exit(2);
}

const report = await runSteps(steps, availableParallelism(), ({ name, ms, problem }) => {
  console.log(`${problem === undefined ? '✓' : '✗'} ${name} (${(ms / 1000).toFixed(1)} s)`);
  if (problem !== undefined) console.log(problem.replace(/^/gm, '    '));
});
writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
console.log(`${report.passed} steps passed, ${report.failed} failed`);
process.exitCode = report.failed > 0 ? 1 : 0;
