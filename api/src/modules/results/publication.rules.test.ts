import type { Channel } from '@otklik/schema';
import { expect, test } from 'vitest';
import { discloseMonth } from './disclose-period.rules.ts';
import type { SubjectTallies } from './disclosure.rules.ts';
import { publicationRows } from './publication.rules.ts';
import type { Tally } from './tally.ts';
import { tallyOf, times } from './tally.builder.ts';

const subjectWith = (byChannel: Partial<Record<Channel, Tally>>): SubjectTallies => ({
  subject: { kind: 'SERVICE', id: 's' },
  byChannel: new Map(Object.entries(byChannel)) as Map<Channel, Tally>,
  parts: [],
});
const rowsOf = (byChannel: Partial<Record<Channel, Tally>>, stream: 'SCORE' | 'OPEN' = 'SCORE') => {
  const subjects = [subjectWith(byChannel)];
  return publicationRows(subjects, stream, discloseMonth(subjects).disclosures);
};

test('a row holds whole numbers, n and counts to the nearest 5, and the share of its channel', () => {
  const rows = rowsOf({
    PORTAL: tallyOf([...times(31, { SAT: 5 }), ...times(12, { SAT: 3 })]),
    TELEPHONE: tallyOf([...times(8, { SAT: 2 }), ...times(9, { SAT: 4 })]),
  });
  expect(rows.map(({ breakdown, breakdownKey, figures }) => [breakdown, breakdownKey, figures.share])).toEqual([
    ['ALL', 'ALL', 100],
    ['CHANNEL', 'PORTAL', 75],
    ['CHANNEL', 'TELEPHONE', 25],
  ]);
  const [whole] = rows;
  expect(whole!.figures.measures.SAT).toEqual({
    value: 76,
    low: 68,
    high: 83,
    n: 60,
    method: 'MEAN_SCORE_INTERVAL',
    quality: 'PUBLISHABLE',
  });
  expect(whole!.figures.distributions.SAT).toEqual({
    n: 60,
    counts: [0, 10, 10, 10, 30],
    percents: [0, 17, 17, 17, 50],
  });
  expect(whole!.figures.measures.EASE).toBeNull();
  expect(whole!.figures.distributions.EASE).toBeNull();
});

test('percents tell no more than the rounded counts: the same counts always have the same percents', () => {
  const distribution = (ones: number, fives: number) => {
    const tally = tallyOf([...times(ones, { SAT: 1 }), ...times(fives, { SAT: 5 })]);
    return rowsOf({ PORTAL: tally })[0]!.figures.distributions.SAT!;
  };
  expect(distribution(24, 29)).not.toBeNull();
  expect(distribution(24, 29)).toEqual(distribution(25, 31));
});

test('a distribution whose counts are all rounded away is not shown', () => {
  const spread = [1, 2, 3, 4, 5].flatMap((SAT) => times(2, { SAT }));
  const [whole] = rowsOf({ PORTAL: tallyOf(spread) });
  expect(whole!.figures.measures.SAT).toMatchObject({ value: 50, n: 10 });
  expect(whole!.figures.distributions.SAT).toBeNull();
});

test('a channel with few answers is withheld with the one that would give it away', () => {
  const rows = rowsOf({ PORTAL: tallyOf(times(100, { SAT: 4 })), TELEPHONE: tallyOf(times(4, { SAT: 4 })) });
  expect(
    rows.map(({ breakdownKey, figures }) => [breakdownKey, figures.measures.SAT?.n ?? null, figures.share]),
  ).toEqual([
    ['ALL', 105, 100],
    ['PORTAL', null, null],
    ['TELEPHONE', null, null],
  ]);
});

test('the distribution of RESULT counts what is still in progress, its share does not', () => {
  const [whole] = rowsOf({
    PORTAL: tallyOf([
      ...times(30, { SAT: 4, RESULT: 3 }),
      ...times(10, { SAT: 4, RESULT: 1 }),
      ...times(60, { SAT: 4, RESULT: 4 }),
    ]),
  });
  expect(whole!.figures.measures.RESULT).toMatchObject({ value: 75, n: 40 });
  expect(whole!.figures.distributions.RESULT).toMatchObject({ n: 100, counts: [10, 0, 30, 60, 0] });
});

test('the open stream is published without an interval', () => {
  const [whole] = rowsOf({ PORTAL: tallyOf(times(40, { SAT: 2 })) }, 'OPEN');
  expect(whole!.figures.measures.SAT).toMatchObject({
    value: 25,
    low: null,
    high: null,
    method: 'MEAN_WITHOUT_INTERVAL',
  });
});
