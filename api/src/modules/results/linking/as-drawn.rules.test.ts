import { expect, test } from 'vitest';
import { POLICY } from '../../../statistics/index.ts';
import { isAsDrawn, touchpointsAsDrawn } from './as-drawn.rules.ts';

const { drawnToldFrom } = POLICY.linking;

test('a link rests on touchpoints at which all but a hundredth of the answers came as drawn', () => {
  expect(isAsDrawn({ answers: 100, notDrawn: 1 })).toBe(true);
  expect(isAsDrawn({ answers: 199, notDrawn: 2 })).toBe(false);
  expect(isAsDrawn({ answers: 1_000, notDrawn: 500 })).toBe(false);
});

test('few answers as drawn may be chance', () => {
  expect(isAsDrawn({ answers: drawnToldFrom, notDrawn: 0 })).toBe(true);
  expect(isAsDrawn({ answers: drawnToldFrom - 1, notDrawn: 0 })).toBe(false);
  // Of a pinned client each answer comes as drawn with a chance of a half.
  expect(0.5 ** drawnToldFrom).toBeLessThan(0.001);
});

test('a touchpoint is judged in each mode by itself', () => {
  const counts = [
    { touchpointId: 'a', mode: 'WEB', answers: 50, notDrawn: 0 },
    { touchpointId: 'b', mode: 'WEB', answers: 50, notDrawn: 0 },
    { touchpointId: 'a', mode: 'APP', answers: 50, notDrawn: 24 },
    { touchpointId: 'b', mode: 'PAPER', answers: 3, notDrawn: 0 },
  ] as const;
  expect(touchpointsAsDrawn(counts)).toEqual(new Map([['WEB', ['a', 'b']]]));
});
