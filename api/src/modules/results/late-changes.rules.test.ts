import { describe, expect, test } from 'vitest';
import { entersByStrata, entersLate, isChanged } from './late-changes.rules.ts';
import { builtStratum } from './scores/stratum.builder.ts';
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

describe('where strata are told', () => {
  const known = [builtStratum({ sat: [0, 20] }), builtStratum({ segment: 'k', sat: [0, 20] })];
  const after = (first: number[], second: number[]) => [
    builtStratum({ sat: first }),
    builtStratum({ segment: 'k', sat: second }),
  ];

  test.each([
    ['fourteen to one of them enter', after([14, 20], [0, 20]), true],
    ['thirteen beside many to another wait', after([40, 20], [13, 20]), false],
    ['thirteen to a new one wait', [...known, builtStratum({ segment: 'new', sat: [13] })], false],
    ['one of which all were withdrawn enters', known.slice(0, 1), true],
    ['fourteen withdrawn of twenty wait, since six would be left', after([0, 6], [0, 20]), false],
    ['fourteen changed minds enter', after([14, 6], [0, 20]), true],
    ['seven changed minds are seven people', after([7, 13], [0, 20]), false],
    ['fourteen of which four had answered already are ten more', after([14, 16], [0, 20]), false],
    ['three answers to another item wait', [builtStratum({ sat: [0, 20], ease: [3] }), known[1]!], false],
    ['the same in two months is the same', [...known.slice(1), builtStratum({ sat: [0, 15] }), builtStratum({ sat: [0, 5] })], true], // prettier-ignore
  ])('%s', (_, now, enters) => expect(entersByStrata(known, now)).toBe(enters));
});
