// Sums the reports that `npm run check`, `npm test` and `npm run load` wrote. One argument: 1 when one of them ended with
// an error.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { linesOf, sumReports } from './sum-reports.mjs';

/** @param {string} name */
function read(name) {
  try {
    return JSON.parse(readFileSync(new URL(`../.reports/${name}.json`, import.meta.url), 'utf8'));
  } catch (error) {
    console.log(`The report of ${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

const sum = sumReports({ check: read('check'), vitest: read('vitest'), load: read('load') }, process.argv[2] === '1');
for (const line of linesOf(sum)) console.log(line);
process.exitCode = sum.failed > 0 ? 1 : 0;
