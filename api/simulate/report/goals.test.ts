import { expect, test } from 'vitest';
import { makeCountry } from '../country.ts';
import { calendarOn } from '../run-calendar.ts';
import { RUNS, type RunName, type Summaries } from '../run-country.ts';
import { runRepetition } from '../run-repetition.ts';
import { summarise } from '../summarise.ts';
import { failingGoals } from './failing-goals.ts';
import { goals, judgeGoals } from './goals.ts';

/** Two repetitions of a country of three services, whose figures a test then sets. */
const ONE = [1, 2].map((seed) =>
  runRepetition(makeCountry({ seed: 3, services: 3, volumes: { least: 300, most: 900 }, interaction: 0 }), {
    ...{ seed, hasBridges: true, isSelective: true, judgesPairs: false, judgesTrends: false },
    calendar: calendarOn('2026-11-15'),
  }),
);
/** The truth of respondents is held as often as told, that of all clients as often in either country. */
function summaries(responding: number, all: number, unselected: number, wrong: number): Summaries {
  const of = (name: RunName) => {
    const summary = summarise(ONE);
    for (const { accuracy } of summary.estimators) {
      accuracy.RESPONDENTS.coverage.share = responding;
      accuracy.CLIENTS.coverage.share = name === 'unselective' ? unselected : all;
    }
    for (const { pairs } of summary.comparisons) pairs.wrongShare.share = wrong;
    return [name, summary];
  };
  return Object.fromEntries((Object.keys(RUNS) as RunName[]).map(of)) as Summaries;
}
/** Whether each goal is met, as experienced and like for like. */
const metBy = (...shares: Parameters<typeof summaries>) => judgeGoals(summaries(...shares), null).map(({ isMet }) => isMet); // prettier-ignore
const twice = (each: boolean[]) => [...each, ...each];

test('93 to 97 % of the intervals and no more than 5 % of the pairs: met at the edge, missed beyond it', () => {
  expect(metBy(0.93, 0.97, 0.95, 0.05)).toEqual(twice([true, true, true, true]));
  expect(metBy(0.929, 0.95, 0.95, 0)).toEqual(twice([false, true, true, true]));
  expect(metBy(0.95, 0.971, 0.95, 0)).toEqual(twice([true, false, true, true]));
  expect(metBy(0.95, 0.95, 0.929, 0)).toEqual(twice([true, true, false, true]));
  expect(metBy(0.95, 0.95, 0.95, 0.051)).toEqual(twice([true, true, true, false]));
  expect(metBy(NaN, NaN, NaN, NaN)).toEqual(twice([false, false, false, false]));
});

test('two goals are beyond what answers tell: the truth about all clients where response depends on satisfaction', () => {
  const judged = judgeGoals(summaries(0.95, 0.88, 0.95, 0), null);
  expect(judged.filter(({ isMet }) => !isMet).map(({ what, kind }) => [what, kind])).toEqual([
    ['coverage, as experienced: all clients', 'BEYOND_ANSWERS'],
    ['coverage, like for like: all clients', 'BEYOND_ANSWERS'],
  ]);
  expect(failingGoals(judged, 100)).toEqual([]);
  const missed = (...shares: Parameters<typeof summaries>) =>
    failingGoals(judgeGoals(summaries(...shares), null), 100).map(({ what }) => what);
  expect(missed(0.92, 0.88, 0.95, 0)).toEqual([
    'coverage, as experienced: clients who respond',
    'coverage, like for like: clients who respond',
  ]);
  expect(missed(0.95, 0.88, 0.95, 0.06)).toEqual([
    'pairs told apart in the wrong order, as experienced',
    'pairs told apart in the wrong order, like for like',
  ]);
});

test('the report says it of each goal', () => {
  const lines = goals(summaries(0.94, 0.88, 0.95, 0.01), null).split('\n');
  const verdictOf = (what: string) => /[a-z*]+(?= +\|$)/.exec(lines.find((line) => line.includes(what))!)?.[0];
  expect(verdictOf('as experienced: clients who respond')).toBe('met');
  expect(verdictOf('as experienced: all clients ')).toBe('**missed**');
  expect(verdictOf('wrong order, like for like')).toBe('met');
});
