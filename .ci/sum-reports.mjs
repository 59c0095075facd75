/**
 * @typedef {{ passed: number, failed: number, steps: { name: string, problem?: string }[] }} CheckReport
 * @typedef {{ name: string, status: string, message?: string, assertionResults: { status: string, fullName: string }[] }} TestFile
 * @typedef {{ success: boolean, testResults: TestFile[] }} TestReport
 * @typedef {{ suite: string, skipped?: string, problem?: string, kept: string[], missed: string[], undecided?: string[] }} LoadReport
 * @typedef {{ passed: number, failed: number, skipped: string[], failures: string[] }} Sum
 */

/** What Vitest calls a test that did not run. */
const NOT_RUN = new Set(['skipped', 'pending', 'todo', 'disabled']);

/**
 * Adds up steps, tests and promises under load. Whatever cannot be counted is a failure: a missing report, a test file
 * that broke before its first test, a load that came to no end, a command that ended with an error although its report
 * shows none.
 *
 * @param {{ check: CheckReport | undefined, vitest: TestReport | undefined, load: LoadReport | undefined }} reports
 * @param {boolean} hasFailedCommand
 * @returns {Sum}
 */
export function sumReports({ check, vitest, load }, hasFailedCommand) {
  /** @type {Sum} */
  const sum = { passed: 0, failed: 0, skipped: [], failures: [] };
  /** @param {string} what */
  const fail = (what) => {
    sum.failed += 1;
    sum.failures.push(what);
  };

  if (!check) fail('npm run check left no report');
  for (const step of check?.steps ?? []) {
    if (step.problem === undefined) sum.passed += 1;
    else fail(step.name);
  }

  if (!vitest) fail('npm test left no report');
  for (const file of vitest?.testResults ?? []) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) fail(file.name);
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') sum.passed += 1;
      else if (NOT_RUN.has(status)) sum.skipped.push(`${fullName}: marked so in the test`);
      else fail(fullName);
    }
  }

  if (!load) fail('npm run load left no report');
  else if (load.skipped !== undefined) sum.skipped.push(`load ${load.suite}: ${load.skipped}`);
  else {
    if (load.problem !== undefined) fail(`load ${load.suite}: ${load.problem}`);
    sum.passed += load.kept.length;
    for (const promise of load.undecided ?? [])
      sum.skipped.push(`load ${load.suite}: ${promise}: missed while the machine was busy with something else`);
    for (const promise of load.missed) fail(`load ${load.suite}: ${promise}`);
  }

  if (sum.failed === 0 && hasFailedCommand) fail('a command ended with an error that no report shows');
  if (sum.failed === 0 && sum.passed === 0) fail('nothing was run');
  return sum;
}

/**
 * What a person reads at the end; the last line is the result.
 *
 * @param {Sum} sum
 * @returns {string[]}
 */
export function linesOf({ passed, failed, skipped, failures }) {
  return [
    ...skipped.map((name) => `SKIPPED ${name}`),
    ...failures.map((name) => `FAILED ${name}`),
    `${passed} passed, ${failed} failed`,
  ];
}
