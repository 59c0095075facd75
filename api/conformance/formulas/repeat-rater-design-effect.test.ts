import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { mergeScoreCells } from '../../src/statistics/merge-score-cells.ts';
import { scoreCell } from '../../src/statistics/score-cell.ts';
import { repeatRaterDesignEffect } from './repeat-rater-design-effect.ts';

const counts = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 });
const people = fc.array(counts.map(scoreCell), { maxLength: 12 });

function effectOf(raters: Parameters<typeof repeatRaterDesignEffect>[0]) {
  const effect = repeatRaterDesignEffect(raters);
  if (!effect.estimable) throw new Error(effect.reason);
  return effect;
}

/** Answers of one person. */
const person = (...answers: number[]) =>
  scoreCell([1, 2, 3, 4, 5].map((value) => answers.filter((answer) => answer === value).length));

describe('design effect of people who rate more than once', () => {
  test('people who always answer alike are worth one answer each', () => {
    expect(effectOf([person(1, 1), person(5, 5), person(3, 3)])).toEqual({
      estimable: true,
      designEffect: 2,
      intraclassCorrelation: 1,
      typicalAnswers: 2,
      n: 6,
      raters: 3,
    });
  });

  test('by hand: b is that of a typical answer, not of a typical person', () => {
    // Answers 0, 25 | 75, 100 | 50: MSB = (2·37.5² + 2·37.5²)/2, MSW = 312.5, n₀ = (5 − 9/5)/2.
    const between = (2_812.5 - 312.5) / 1.6;
    const { typicalAnswers, intraclassCorrelation, designEffect } = effectOf([person(1, 2), person(4, 5), person(3)]);
    expect(typicalAnswers).toBe(9 / 5);
    expect(intraclassCorrelation).toBeCloseTo(between / (between + 312.5), 12);
    expect(designEffect).toBeCloseTo(1 + (4 / 5) * (between / (between + 312.5)), 12);
  });

  test('where nobody rated twice, or answers of one person differ as those of all do, it is 1', () => {
    expect(effectOf([person(1), person(5), person(4)]).designEffect).toBe(1);
    expect(effectOf([person(1, 5), person(1, 5), person(5, 1)]).designEffect).toBe(1);
  });

  test('nobody: no data; one person alone: too few', () => {
    expect(repeatRaterDesignEffect([person()])).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    expect(repeatRaterDesignEffect([person(1, 2, 3), person()])).toEqual({ estimable: false, reason: 'TOO_FEW', n: 3 });
  });

  test('10,000 random countries: from 1 to b, or a reason; order, unit and people without answers do not matter', () => {
    fc.assert(
      fc.property(people, fc.double({ min: 0.01, max: 100, noNaN: true }), (raters, unit) => {
        const effect = repeatRaterDesignEffect(raters);
        const used = raters.filter(({ n }) => n > 0);
        expect(effect.estimable).toBe(used.length >= 2);
        if (!effect.estimable) return;
        const { designEffect, typicalAnswers, n } = effect;
        expect(designEffect >= 1 && designEffect <= typicalAnswers).toBe(true);
        expect(typicalAnswers <= Math.max(...used.map((own) => own.n))).toBe(true);
        expect(n).toBe(mergeScoreCells(raters).n);
        expect(effectOf(used.toReversed()).designEffect).toBeCloseTo(designEffect, 9);
        const scaled = used.map((own) => ({ n: own.n, mean: unit * own.mean, squares: unit ** 2 * own.squares }));
        expect(effectOf(scaled).designEffect).toBeCloseTo(designEffect, 6);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('1 + (b − 1)ρ is what the variance of a mean is multiplied by: 10,000 random sizes, pair by pair', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (own, correlation) => {
        const n = own.reduce((sum, m) => sum + m, 0);
        let covariances = 0;
        for (const m of own)
          for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) covariances += i === j ? 1 : correlation;
        const { typicalAnswers } = effectOf(own.map((m, at) => ({ n: m, mean: at, squares: 0 })));
        expect(covariances / n ** 2 / (1 / n)).toBeCloseTo(1 + (typicalAnswers - 1) * correlation, 9);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('of a country whose people differ it finds the factor by which means really vary', () => {
    let state = 7;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    /** Four of five answers are those that the person always gives. */
    const answersOf = () => {
      const usual = 1 + Math.floor(5 * random());
      return person(
        ...Array.from({ length: 1 + Math.floor(6 * random()) }, () =>
          random() < 0.8 ? usual : 1 + Math.floor(5 * random()),
        ),
      );
    };
    const { designEffect } = effectOf(Array.from({ length: 4_000 }, answersOf));
    const means = Array.from({ length: 600 }, () => {
      const all = mergeScoreCells(Array.from({ length: 60 }, answersOf));
      return { mean: all.mean, plain: all.squares / (all.n - 1) / all.n };
    });
    const centre = means.reduce((sum, { mean }) => sum + mean, 0) / means.length;
    const real = means.reduce((sum, { mean }) => sum + (mean - centre) ** 2, 0) / (means.length - 1);
    const plain = means.reduce((sum, own) => sum + own.plain, 0) / means.length;
    expect(designEffect).toBeGreaterThan(2);
    expect(real / plain / designEffect).toBeGreaterThan(0.85);
    expect(real / plain / designEffect).toBeLessThan(1.15);
  });
});
