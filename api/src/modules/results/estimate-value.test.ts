import { describe, expect, test } from 'vitest';
import { meanEstimate, shareEstimate } from '../../statistics/index.ts';
import { estimateOfTally, roundedForStaff } from './estimate-value.ts';
import { answersOf } from './measure-estimate.ts';
import { inVersionOrder, sumTallies } from './tally.ts';
import { type Answers, tallyOf, times } from './tally.builder.ts';

/** `n` ratings that are not all alike. */
const mixed = (n: number, more: Partial<Answers> = {}): Answers[] =>
  Array.from({ length: n }, (_, index) => ({ SAT: 3 + (index % 3), ...more }));

describe('the publication ladder', () => {
  test.each([
    [0, 'NONE', 'NO_DATA'],
    [1, 'NONE', 'TOO_FEW'],
    [9, 'NONE', 'TOO_FEW'],
    [10, 'INDICATIVE', null],
    [29, 'INDICATIVE', null],
    [30, 'PUBLISHABLE', null],
    [99, 'PUBLISHABLE', null],
    [100, 'SOLID', null],
  ])('%i answers reach %s', (n, quality, reason) => {
    const estimate = estimateOfTally(tallyOf(mixed(n)), 'SAT', 'SCORE');
    expect(estimate).toMatchObject({ n, quality, reason, suppressed: reason !== null });
    expect([estimate.value === null, estimate.interval === null, estimate.method === null]).toEqual(
      Array(3).fill(reason !== null),
    );
  });
});

test('a mean is the one of the statistics, over answers 1 to 5 only', () => {
  const tally = tallyOf([...times(12, { SAT: 5, EASE: 0 }), ...times(18, { SAT: 2, EASE: 4 })]);
  const { value, interval, effectiveN, n, method } = estimateOfTally(tally, 'SAT', 'SCORE');
  expect({ estimable: true, value, interval, effectiveN, n }).toEqual(meanEstimate([0, 18, 0, 0, 12]));
  expect(method).toBe('MEAN_SCORE_INTERVAL');
  expect(estimateOfTally(tally, 'EASE', 'SCORE').n).toBe(18);
});

test('RESULT is the share of "fully" among the settled; what is still in progress does not count', () => {
  const tally = tallyOf([
    ...times(20, { SAT: 4, RESULT: 3 }),
    ...times(10, { SAT: 4, RESULT: 1 }),
    ...times(50, { SAT: 4, RESULT: 4 }),
  ]);
  const { value, interval, effectiveN, n, method } = estimateOfTally(tally, 'RESULT', 'SCORE');
  expect({ estimable: true, value, interval, effectiveN, n }).toEqual(shareEstimate(20, 30));
  expect(method).toBe('SHARE_SCORE_INTERVAL');
});

describe('the index', () => {
  const complete = (n: number) => times(n, { SAT: 5, EASE: 4, TIME: 3 });

  test('is the mean of its three items and counts the fewest answers of them', () => {
    const tally = tallyOf([...complete(40), ...times(60, { SAT: 5 })]);
    expect(answersOf(tally, 'CSI')).toBe(40);
    expect(estimateOfTally(tally, 'CSI', 'SCORE')).toMatchObject({
      value: (100 + 75 + 50) / 3,
      n: 40,
      quality: 'PUBLISHABLE',
      method: 'INDEX_SCORE_INTERVAL',
    });
  });

  test('does not exist before each item has 30 answers, however many SAT has', () => {
    const tally = tallyOf([...complete(29), ...times(500, { SAT: 4 })]);
    expect(estimateOfTally(tally, 'CSI', 'SCORE')).toMatchObject({ value: null, reason: 'INDEX_INCOMPLETE', n: 29 });
    expect(estimateOfTally(tallyOf(mixed(500)), 'CSI', 'SCORE')).toMatchObject({ reason: 'INDEX_INCOMPLETE', n: 0 });
    expect(estimateOfTally(tallyOf(complete(5)), 'CSI', 'SCORE')).toMatchObject({ reason: 'TOO_FEW', n: 5 });
  });
});

test('the open stream has a mean and neither interval nor effective n', () => {
  expect(estimateOfTally(tallyOf(mixed(60)), 'SAT', 'OPEN')).toMatchObject({
    value: 75,
    interval: null,
    effectiveN: null,
    n: 60,
    method: 'MEAN_WITHOUT_INTERVAL',
  });
});

test('staff see one decimal and the exact n', () => {
  const estimate = estimateOfTally(tallyOf([...times(7, { SAT: 4 }), ...times(6, { SAT: 5 })]), 'SAT', 'SCORE');
  const rounded = roundedForStaff(estimate);
  expect(rounded).toMatchObject({ value: 86.5, n: 13 });
  expect(rounded.interval!.low * 10).toBeCloseTo(Math.round(estimate.interval!.low * 10), 6);
});

test('the questionnaire of a figure is the newest among its ratings, by number and not by spelling', () => {
  const tally = sumTallies([tallyOf(mixed(10), '0.10.0'), tallyOf(mixed(10), '0.9.0')]);
  expect(estimateOfTally(tally, 'SAT', 'SCORE').instrumentVersion).toBe('0.10.0');
  expect(inVersionOrder(['1.0.0', '0.10.0', '0.9.0'])).toEqual(['0.9.0', '0.10.0', '1.0.0']);
});
