import type { Narrowed } from './attack/attack.ts';
import { CONTROLS } from './controls/weakened-steps.ts';
import type { Examination } from './examine.ts';

const EXAMPLES = 5;

/** Prints one examination for people. */
export function printExamination(examination: Examination): void {
  const {
    country,
    control,
    publishing,
    requests,
    verdict,
    modeTables,
    successiveTables,
    referenceMixes,
    smallCells,
    editions,
    pages,
    reports,
    effects,
  } = examination;
  const {
    shown,
    withheld,
    classes,
    protecting,
    answersShown,
    answersWithheld,
    narrowed,
    exact,
    surprises,
    wrong,
    weighted,
    weighed,
  } = verdict;
  const share = (part: number, rest: number) => `${((100 * part) / Math.max(1, part + rest)).toFixed(1)} %`;
  console.log(`\n${country}${control ? `, control: ${CONTROLS[control]}` : ''}`);
  console.log(
    `  ${publishing.rows} rows published in ${publishing.ms} ms (${publishing.processorMs} ms of processor time); ${requests} requests as an outsider`,
  );
  console.log(
    `  ${shown} group totals shown, ${withheld} withheld (${protecting} of them with 10 or more answers; ${share(protecting, shown)} of all such; ${share(answersWithheld, answersShown)} of all answers)`,
  );
  console.log(`  ${classes.shown} source classes of quarters shown, ${classes.withheld} withheld`);
  console.log(
    `  ${narrowed.length} withheld totals have fewer than 5 feasible whole numbers, ${exact} are known exactly`,
  );
  printSome(narrowed);
  console.log(`  weights of channels are told of ${weighted} scores, beside ${weighed.length} withheld channels`);
  if (wrong.length > 0) console.log(`  ${wrong.length} bounds do not hold the truth`);
  printSome(wrong);
  console.log(
    `  ${modeTables.shown} counts of mode tables shown, ${modeTables.withheld} withheld; ${modeTables.narrowed.length} of these have fewer than 5 feasible whole numbers`,
  );
  printSome([...modeTables.narrowed, ...modeTables.wrong]);
  console.log(
    `  all tables together, with the quarters behind them: ${successiveTables.shown} counts shown, ${successiveTables.withheld} withheld, ${successiveTables.narrowed.length} of these have fewer than 5 feasible whole numbers`,
  );
  printSome([...successiveTables.narrowed, ...successiveTables.wrong]);
  console.log(
    `  ${referenceMixes.shown} parts of reference mixes made of answers shown, ${referenceMixes.withheld} withheld; ${referenceMixes.narrowed.length} counts have fewer than 5 feasible whole numbers by them`,
  );
  printSome([...referenceMixes.narrowed, ...referenceMixes.wrong]);
  console.log(
    `  means of 10–29 answers: ${smallCells.cells}; possible distributions: median ${smallCells.median}, fewer than 5 in ${smallCells.fewDistributions}, one in ${smallCells.oneDistribution}; every single answer known in ${smallCells.unanimous}`,
  );
  if (editions) {
    console.log(
      `  ${editions.editions} editions together: ${editions.changed} counts changed; ${editions.narrowed.length} withheld totals narrowed, ${editions.late.length} groups of 1–9 late answers told`,
    );
    printSome([...editions.narrowed, ...editions.late, ...editions.wrong]);
  }
  console.log(`  ${effects.read} effects of grade A or B, ${effects.faults.length} months in them that are not public`);
  if (pages)
    console.log(
      `  ${pages.read} public pages read, ${pages.foreign.length} numbers on them that the API does not tell`,
    );
  for (const line of [
    ...(pages?.foreign.slice(0, EXAMPLES) ?? []),
    ...surprises.slice(0, EXAMPLES),
    ...weighed.slice(0, EXAMPLES),
    ...reports.slice(0, EXAMPLES),
    ...effects.faults.slice(0, EXAMPLES),
  ])
    console.log(`    ${line}`);
}

function printSome(found: readonly Narrowed[]): void {
  for (const { cell, low, high, truth } of found.slice(0, EXAMPLES))
    console.log(`    ${cell}: ${low} to ${high ?? 'any'} (is ${truth})`);
}
