import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { indexEstimate, type IndexInput } from './index-estimate.ts';
import type { PairSums } from './cross-products.ts';
import { meanEstimate } from './mean-estimate.ts';

/** Answers of one person to SAT, EASE, TIME; null where not answered. */
type Person = readonly [number | null, number | null, number | null];

const answer = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant(null));
const people: fc.Arbitrary<Person[]> = fc.array(fc.tuple(answer, answer, answer), { minLength: 36, maxLength: 44 });

describe('the index', () => {
  test('is the mean of the item means; its variance is that of every person’s weighted deviations', () => {
    fc.assert(
      fc.property(people, (answers) => {
        const estimate = indexEstimate(tallied(answers));
        const isAskedEnough = [0, 1, 2].every((item) => scoresOf(answers, item).length >= 30);
        expect(estimate.estimable).toBe(isAskedEnough);
        if (!estimate.estimable) return;

        const means = [0, 1, 2].map((item) => mean(scoresOf(answers, item)));
        const numbers = [0, 1, 2].map((item) => scoresOf(answers, item).length);
        const deviations = answers.map((person) =>
          person.reduce<number>((sum, value, i) => sum + (value === null ? 0 : (score(value) - means[i]!) / 3 / numbers[i]!), 0),
        ); // prettier-ignore
        const variance = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0);
        const share = mean(means) / 100;
        expect(estimate.value).toBeCloseTo(mean(means), 9);
        expect(estimate.n).toBe(Math.min(...numbers));
        expect(estimate.effectiveN).toBeCloseTo(Math.max(estimate.n, (share * (1 - share)) / (variance / 1e4)), 5);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  /**
   * References by statsmodels 0.15.0 and scipy 1.17.1 (numpy 2.4.6) from the answers one by one, never from pairs: `d`
   * has a row (person p, item i, score y) for every answer given.
   *
   *     fit = smf.ols('y ~ 0 + C(i)', d).fit(cov_type='cluster', cov_kwds={'groups': d.p, 'use_correction': False})
   *     index = fit.t_test(np.full(3, 1 / 3)); value, V = index.effect.item(), index.sd.item() ** 2
   *     n = d.groupby('i').size().min(); n_eff = max(n, value * (100 - value) / V); q = stats.t.ppf(0.975, n - 1)
   *     low, high = proportion_confint(value / 100 * n_eff, n_eff, alpha=2 * stats.norm.sf(q), method='wilson')
   */
  test.each<[string, Person[], number[]]>([
    [
      'sixty who answered everything',
      Array.from({ length: 60 }, (_, i): Person => [
        1 + (i ** 2 % 5),
        1 + ((i ** 2 + Math.floor(i / 7)) % 5),
        1 + ((3 * i) % 5),
      ]),
      [60, 48.33333333333334, 10.37037037037038, 41.9696308837429, 54.75155455952775],
    ],
    [
      'a hundred with gaps',
      Array.from({ length: 100 }, (_, i): Person => [
        i % 9 === 4 ? null : 1 + ((i ** 2 + 3) % 5),
        i % 5 === 1 ? null : 1 + ((i ** 3 + Math.floor(i / 3)) % 5),
        i % 4 === 2 ? null : 5 - (i ** 2 % 4),
      ]),
      [75, 67.78831148564292, 2.0130321093181722, 64.9008073083962, 70.5460750159074],
    ],
    [
      'two items that go together, and a third half as often',
      Array.from({ length: 200 }, (_, i): Person => [
        3 + (i ** 2 % 3),
        i % 3 ? 3 + (i ** 2 % 3) : 2,
        i % 2 ? null : 4 - (i ** 2 % 3),
      ]),
      [100, 61.125, 0.3845052083333329, 59.88790553430994, 62.34792854882505],
    ],
  ])('has the variance of a regression clustered by person: %s', (_, answers, reference) => {
    const index = indexEstimate(tallied(answers));
    if (!index.estimable) throw new Error(index.reason);
    const { n, value, effectiveN, interval } = index;
    const variance = (value * (100 - value)) / effectiveN;
    for (const [place, figure] of [n, value, variance, interval.low, interval.high].entries())
      expect(figure / reference[place]!).toBeCloseTo(1, 9);
  });

  test('three items always answered alike say what one says: no more certain for being asked thrice', () => {
    const answers = Array.from({ length: 90 }, (_, i): Person => [1 + (i % 5), 1 + (i % 5), 1 + (i % 5)]);
    const [index, item] = [indexEstimate(tallied(answers)), meanEstimate(tallied(answers).SAT)];
    if (!index.estimable || !item.estimable) throw new Error('90 answers are enough');
    expect(index.value).toBeCloseTo(item.value, 12);
    // V has divisor n², not n(n − 1): n_eff is n/(n − 1) of the item's.
    expect(index.effectiveN / item.effectiveN).toBeCloseTo(90 / 89, 10);
  });

  test('limits stay within 0–100 when everybody is delighted', () => {
    const answers = Array.from({ length: 30 }, (): Person => [5, 5, 5]);
    expect(indexEstimate(tallied(answers))).toMatchObject({
      value: 100,
      n: 30,
      effectiveN: 30,
      interval: { high: 100 },
    });
  });

  test('items that make up for one another in every rating do not make the index certain', () => {
    const ways: Person[] = [
      [5, 3, 2],
      [3, 2, 5],
      [2, 5, 3],
    ];
    for (let n = 40; n < 80; n++) {
      const answers = Array.from({ length: n }, (_, i) => ways[(i % 7) % 3]!);
      expect(indexEstimate(tallied(answers))).toMatchObject({ estimable: true, n, effectiveN: n });
    }
  });

  test('29 answers to one item are not enough, nobody is no data', () => {
    const answers = Array.from({ length: 40 }, (_, i): Person => [4, 5, i < 29 ? 3 : null]);
    expect(indexEstimate(tallied(answers))).toEqual({ estimable: false, reason: 'INDEX_INCOMPLETE', n: 29 });
    expect(indexEstimate(tallied([]))).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
  });

  test('refuses pair sums that cannot belong to the histograms', () => {
    const whole = tallied(Array.from({ length: 40 }, (): Person => [4, 5, 3]));
    const wrong: PairSums[] = [
      { n: 41, sumA: 160, sumB: 200, sumAB: 800 },
      { n: 40, sumA: 39, sumB: 200, sumAB: 800 },
      { n: 40, sumA: 160, sumB: 200, sumAB: NaN },
    ];
    for (const SAT_EASE of wrong) {
      expect(() => indexEstimate({ ...whole, pairs: { ...whole.pairs, SAT_EASE } })).toThrow(RangeError);
    }
  });
});

const score = (value: number) => 25 * (value - 1);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const scoresOf = (answers: readonly Person[], item: number) =>
  answers.flatMap((person) => (person[item] == null ? [] : [score(person[item])]));

function tallied(answers: readonly Person[]): IndexInput {
  const histogram = (item: number) => [1, 2, 3, 4, 5].map((value) => answers.filter((a) => a[item] === value).length);
  const pair = (a: number, b: number): PairSums => {
    const both = answers.filter((person) => person[a] != null && person[b] != null);
    const sum = (of: (person: Person) => number) => both.reduce((total, person) => total + of(person), 0);
    return { n: both.length, sumA: sum((p) => p[a]!), sumB: sum((p) => p[b]!), sumAB: sum((p) => p[a]! * p[b]!) };
  };
  const pairs = { SAT_EASE: pair(0, 1), SAT_TIME: pair(0, 2), EASE_TIME: pair(1, 2) };
  return { SAT: histogram(0), EASE: histogram(1), TIME: histogram(2), pairs };
}
