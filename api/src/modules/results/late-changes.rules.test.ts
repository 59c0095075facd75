import { expect, test } from 'vitest';
import { entersLate, isChanged } from './late-changes.rules.ts';
import { emptyTally } from './tally.ts';
import { tallyOf, times } from './tally.builder.ts';

const before = [...times(20, { SAT: 4, EASE: 3, TIME: 3, RESULT: 3 })];
const with_ = (...late: Parameters<typeof tallyOf>[0][number][]) => tallyOf([...before, ...late]);

test.each([
  ['nine late ratings wait', with_(...times(9, { SAT: 1 })), false],
  ['ten enter', with_(...times(10, { SAT: 1 })), true],
  ['ten of which three answered more wait for the others', with_(...times(7, { SAT: 1 }), ...times(3, { SAT: 1, EASE: 2 })), false], // prettier-ignore
  ['ten with all answers enter', with_(...times(10, { SAT: 1, EASE: 1, TIME: 1, RESULT: 1 })), true],
  ['four changed minds are eight answers gone and come, and wait', tallyOf([...before.slice(4), ...times(4, { ...before[0]!, SAT: 1 })]), false], // prettier-ignore
  ['five changed minds are ten', tallyOf([...before.slice(5), ...times(5, { ...before[0]!, SAT: 1 })]), true],
  ['twelve withdrawn leave eight, which would be too few', tallyOf(before.slice(12)), false],
  ['all withdrawn leave nothing', emptyTally(), true],
  ['the same without a row', null, true],
])('%s', (_, now, enters) => expect(entersLate(tallyOf(before), now)).toBe(enters));

test('of a place without ratings so far ten are needed, and what was too few is not missed', () => {
  expect(entersLate(null, tallyOf(times(9, { SAT: 4 })))).toBe(false);
  expect(entersLate(null, tallyOf(times(10, { SAT: 4 })))).toBe(true);
  expect(entersLate(tallyOf(times(5, { SAT: 4 })), null)).toBe(false);
});

test('a tally is changed by an answer, not by the way it was put together', () => {
  expect(isChanged(tallyOf(before), tallyOf(before.toReversed()))).toBe(false);
  expect(isChanged(tallyOf(before), with_({ SAT: 4 }))).toBe(true);
  expect(isChanged(null, tallyOf(before))).toBe(true);
});
