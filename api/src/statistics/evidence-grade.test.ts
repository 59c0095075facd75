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
  ])('with %o it is %s', (change, grade) => {
    expect(evidenceGrade({ ...best, ...change })).toEqual({ estimable: true, grade });
  });

  test.each([{ answersBefore: 29 }, { isRegisteredBeforeStart: false, answersAfter: 29 }])(
    'with %o nothing may be said, as there are too few answers',
    (change) => expect(evidenceGrade({ ...best, ...change })).toEqual({ estimable: false, reason: 'TOO_FEW', n: 29 }),
  );

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
  const rank = (evidence: ReturnType<typeof evidenceGrade>) =>
    evidence.estimable ? ['C', 'B', 'A'].indexOf(evidence.grade) + 1 : 0;
  fc.assert(
    fc.property(action, action, (input, more) => {
      const own = rank(evidenceGrade(input));
      expect(own === 0).toBe(Math.min(input.answersBefore, input.answersAfter) < 30);
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
