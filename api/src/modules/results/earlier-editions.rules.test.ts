import type { Channel } from '@otklik/schema';
import { expect, test } from 'vitest';
import { countsOf, type SubjectTallies, subjectKey, tableOf } from './disclosure.rules.ts';
import { earlierCounts, type PastEdition } from './earlier-editions.rules.ts';
import { tallyOf, times } from './tally.builder.ts';

const PLACE = 'MONTH 2026-07-01';
const subject = { kind: 'SERVICE', id: 's0' } as const;
const own = subjectKey(subject);

/** A service of one channel: so many have a result, and so many wait for it. */
const answered = (settled: number, waiting: number) => tallyOf([...times(settled, { SAT: 4, RESULT: 3 }), ...times(waiting, { SAT: 3, RESULT: 4 })]); // prettier-ignore
const subjectsOf = (settled: number, waiting: number): SubjectTallies[] => [
  { subject, byChannel: new Map<Channel, ReturnType<typeof answered>>([['PORTAL', answered(settled, waiting)]]), parts: [] },
]; // prettier-ignore
const edition = (settled: number, waiting: number): PastEdition => {
  const basis = { counts: countsOf(answered(settled, waiting)), withheld: [] };
  return new Map([[PLACE, new Map([`${own}/ALL`, `${own}/PORTAL`].map((cell) => [cell, basis]))]]);
};

/** What earlier editions tell of those who wait in the service as a whole. */
function told(history: readonly PastEdition[], next: [settled: number, waiting: number]) {
  const subjects = subjectsOf(...next);
  const { cells, sums } = earlierCounts(history, [{ place: PLACE, keyOf: (key) => key, table: tableOf(subjects), subjects }]); // prettier-ignore
  const known = new Set([...tableOf(subjects).cells, ...cells].map(({ key }) => key));
  for (const { barOf, restOf } of cells) for (const key of [barOf, restOf]) if (key) expect(known).toContain(key);
  for (const { parent, children } of sums) for (const key of [parent, ...children]) expect(known).toContain(key);
  const isOne = (key: string) => ` ${key}`.endsWith(` PENDING ${own}/ALL`);
  return {
    bars: cells.filter(({ key }) => isOne(key)).map(({ key, told: range }) => [key.split(' ').slice(0, 2).join(' '), range]),
    // One edition's bar and another's.
    links: sums
      .filter(({ parent, children }) => isOne(parent) && children.some(isOne))
      .map(({ children }) => children.filter(isOne).length),
  }; // prettier-ignore
}

test('a bar that did not move is told anew where its distribution is: what earlier editions told of it still holds', () => {
  // 22 answered: nothing is told. Then 48, and 7 wait by a bar of 5; then 60, the same 7.
  const { bars, links } = told([edition(15, 7), edition(41, 7)], [53, 7]);
  expect(bars).toEqual([
    ['edition 0', null],
    ['edition 1', { low: 3, high: 7 }],
  ]);
  expect(links).toEqual([1, 1]);
});

test('a bar whose distribution did not move is one unknown', () => {
  expect(told([edition(41, 7)], [41, 7])).toEqual({ bars: [], links: [] });
});

test('that nobody waited is nothing that is known: an edition tells 0 to 2, and the next ones how many came', () => {
  const { bars, links } = told([edition(41, 0)], [45, 12]);
  expect(bars).toEqual([
    ['edition 0', { low: 0, high: 2 }],
    ['late 2', null],
  ]);
  expect(links).toEqual([2]);
});

test('where everything was withdrawn nothing is left to tell', () => {
  const { bars, links } = told([edition(41, 7), edition(0, 0), edition(30, 0)], [0, 0]);
  expect(bars).toEqual([
    ['edition 0', { low: 3, high: 7 }],
    ['edition 2', { low: 0, high: 2 }],
  ]);
  expect(links).toEqual([1]);
});
