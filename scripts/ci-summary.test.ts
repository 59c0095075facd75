import { expect, test } from 'vitest';
import { linesOf, sumReports } from '../.ci/sum-reports.mjs';

const check = { passed: 1, failed: 1, steps: [{ name: 'lint' }, { name: 'format', problem: 'x.ts' }] };
const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((test) => ({ status: test, fullName: `${name} ${test}` })),
});

test('steps and tests are summed, and the last line is the result', () => {
  const vitest = { success: false, testResults: [file('a', 'failed', 'passed', 'passed', 'failed', 'skipped')] };
  expect(linesOf(sumReports({ check, vitest }, true))).toEqual([
    'SKIPPED a skipped: marked so in the test',
    'FAILED format',
    'FAILED a failed',
    '3 passed, 2 failed',
  ]);
});

test('a test file that broke before its first test is a failure', () => {
  const vitest = { success: false, testResults: [file('broken', 'failed'), file('a', 'passed', 'passed')] };
  expect(sumReports({ check: undefined, vitest }, true)).toMatchObject({
    passed: 1,
    failures: ['npm run check left no report', 'broken'],
  });
});

test('a missing report, or an error that no report shows, is a failure', () => {
  expect(
    sumReports({ check: { passed: 1, failed: 0, steps: [{ name: 'lint' }] }, vitest: undefined }, false).failed,
  ).toBe(1);
  const good = {
    check: { passed: 1, failed: 0, steps: [{ name: 'lint' }] },
    vitest: { success: true, testResults: [] },
  };
  expect(sumReports(good, false).failed).toBe(0);
  expect(sumReports(good, true).failures).toEqual(['a command ended with an error that no report shows']);
});
