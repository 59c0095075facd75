import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
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

test('10,000 random actions: more of anything never makes the evidence worse', () => {
  const count = (most: number) => fc.nat(most);
  const action = fc.record({
    isRegisteredBeforeStart: fc.boolean(),
    hasComparison: fc.boolean(),
    placeboP: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    monthsBefore: count(24),
    monthsAfter: count(12),
    answersBefore: count(60),
    answersAfter: count(60),
  });
  const rank = (grade: ReturnType<typeof evidenceGrade>) => [null, 'C', 'B', 'A'].indexOf(grade);
  fc.assert(
    fc.property(action, action, (input, more) => {
      const own = rank(evidenceGrade(input));
      expect(own).toBeGreaterThanOrEqual(0);
      const better = {
        isRegisteredBeforeStart: true,
        hasComparison: input.hasComparison || more.hasComparison,
        placeboP: input.placeboP,
        monthsBefore: input.monthsBefore + more.monthsBefore,
        monthsAfter: input.monthsAfter + more.monthsAfter,
        answersBefore: input.answersBefore + more.answersBefore,
        answersAfter: input.answersAfter + more.answersAfter,
      };
      expect(rank(evidenceGrade(better))).toBeGreaterThanOrEqual(own);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
