import { describe, expect, test } from 'vitest';
import { evidenceGrade } from './evidence-grade.ts';

const best = {
  isRegisteredBeforeStart: true,
  hasComparison: true,
  placeboP: 0.4,
  monthsBefore: 12,
  monthsAfter: 6,
  answersBefore: 30,
  answersAfter: 30,
};

describe('grade of evidence', () => {
  test.each([
    [{}, 'A'],
    [{ placeboP: 0.05 }, 'B'],
    [{ placeboP: null }, 'B'],
    [{ hasComparison: false }, 'B'],
    [{ hasComparison: false, monthsBefore: 11 }, 'C'],
    [{ hasComparison: false, monthsAfter: 5 }, 'C'],
    [{ isRegisteredBeforeStart: false }, 'C'],
    [{ monthsBefore: 1, monthsAfter: 1 }, 'A'],
    [{ answersBefore: 29 }, null],
    [{ isRegisteredBeforeStart: false, answersAfter: 29 }, null],
  ])('with %o it is %s', (change, grade) => expect(evidenceGrade({ ...best, ...change })).toBe(grade));

  test.each([{ monthsBefore: NaN }, { answersAfter: -1 }, { placeboP: 2 }])('refuses %o', (wrong) => {
    expect(() => evidenceGrade({ ...best, ...wrong })).toThrow(RangeError);
  });
});
