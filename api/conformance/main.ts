// npm run conform -- <folder>: runs verification cases through the public functions of the statistics.
import process from 'node:process';
import { checkCase } from './check-case.ts';
import { FAMILIES } from './families/index.ts';
import { readCases } from './read-cases.ts';
import type { VerificationCase } from './case.ts';

/** Deviations that are told of one case; the others are counted. */
const TOLD_AT_MOST = 10;

process.exitCode = conform(process.argv.slice(2));

/** Checks every case of a folder and prints a line a case. @returns exit code: 0 all pass, 1 some do not, 2 no cases */
function conform(words: readonly string[]): number {
  const [folder, ...rest] = words;
  if (folder === undefined || rest.length > 0 || folder.startsWith('-')) {
    console.error('npm run conform -- <folder>   checks the verification cases (*.json) of a folder');
    return 2;
  }
  let cases: VerificationCase[];
  try {
    cases = readCases(folder);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }

  let passed = 0;
  for (const read of cases) {
    const { worst, problems } = checkCase(read, FAMILIES);
    const isPassed = problems.length === 0;
    if (isPassed) passed++;
    const deviation = worst === Infinity ? '∞' : worst.toExponential(1);
    console.log(`${isPassed ? 'pass' : 'FAIL'}  ${deviation.padStart(8)}  ${read.id}`);
    for (const problem of problems.slice(0, TOLD_AT_MOST)) console.log(`      ${problem}`);
    if (problems.length > TOLD_AT_MOST) console.log(`      and ${problems.length - TOLD_AT_MOST} more`);
  }
  console.log(`${passed} of ${cases.length} cases pass`);
  return passed === cases.length ? 0 : 1;
}
