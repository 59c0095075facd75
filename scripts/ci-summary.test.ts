import { expect, test } from 'vitest';
import { linesOf, sumReports } from '../.ci/sum-reports.mjs';

const check = { passed: 1, failed: 1, steps: [{ name: 'lint' }, { name: 'format', problem: 'x.ts' }] };
const load = { suite: 'smoke', kept: [], missed: [] };
const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((test) => ({ status: test, fullName: `${name} ${test}` })),
});

test('steps and tests are summed, and the last line is the result', () => {
  const vitest = { success: false, testResults: [file('a', 'failed', 'passed', 'passed', 'failed', 'skipped')] };
  expect(linesOf(sumReports({ check, vitest, load }, true))).toEqual([
    'SKIPPED a skipped: marked so in the test',
    'FAILED format',
    'FAILED a failed',
    '3 passed, 2 failed',
  ]);
});

test('a test file that broke before its first test is a failure', () => {
  const vitest = { success: false, testResults: [file('broken', 'failed'), file('a', 'passed', 'passed')] };
  expect(sumReports({ check: undefined, vitest, load }, true)).toMatchObject({
    passed: 1,
    failures: ['npm run check left no report', 'broken'],
  });
});

test('a missing report, or an error that no report shows, is a failure', () => {
  expect(
    sumReports({ check: { passed: 1, failed: 0, steps: [{ name: 'lint' }] }, vitest: undefined, load }, false).failed,
  ).toBe(1);
  const good = {
    check: { passed: 1, failed: 0, steps: [{ name: 'lint' }] },
    vitest: { success: true, testResults: [] },
    load,
  };
  expect(sumReports(good, false).failed).toBe(0);
  expect(sumReports(good, true).failures).toEqual(['a command ended with an error that no report shows']);
});

test('every promise under load is counted, and one that was not kept is a failure', () => {
  const vitest = { success: true, testResults: [file('a', 'passed', 'passed')] };
  const all = { passed: 1, failed: 0, steps: [{ name: 'lint' }] };
  const kept = { ...load, kept: ['answered rate>=0.999', 'dropped_iterations count<1'] };
  expect(linesOf(sumReports({ check: all, vitest, load: kept }, false))).toEqual(['4 passed, 0 failed']);
  expect(linesOf(sumReports({ check: all, vitest, load: { ...kept, missed: ['overview p(95)<800'] } }, true))).toEqual([
    'FAILED load smoke: overview p(95)<800',
    '4 passed, 1 failed',
  ]);
  const undecided = { ...kept, undecided: ['overview p(95)<800'] };
  expect(linesOf(sumReports({ check: all, vitest, load: undecided }, false))).toEqual([
    'SKIPPED load smoke: overview p(95)<800: missed while the machine was busy with something else',
    '4 passed, 0 failed',
  ]);
  expect(sumReports({ check: all, vitest, load: { ...kept, problem: 'k6 ended with code 107' } }, true)).toMatchObject({
    failures: ['load smoke: k6 ended with code 107'],
  });
});

test('a load that was not run is no success and no failure, and the reason is read; one without a report is a failure', () => {
  const vitest = { success: true, testResults: [file('a', 'passed', 'passed')] };
  const all = { passed: 1, failed: 0, steps: [{ name: 'lint' }] };
  expect(linesOf(sumReports({ check: all, vitest, load: { ...load, skipped: 'there is no k6.' } }, false))).toEqual([
    'SKIPPED load smoke: there is no k6.',
    '2 passed, 0 failed',
  ]);
  expect(sumReports({ check: all, vitest, load: undefined }, false).failures).toEqual(['npm run load left no report']);
});
