import fc from 'fast-check';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { estimated } from '../../test/methodology/estimated.ts';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { estimateModeEffects, type ModeCell } from './estimate-mode-effects.ts';
import { dot } from './dot.ts';
import { inverseOfPositiveDefinite } from './inverse-of-positive-definite.ts';
import { quadraticForm } from './quadratic-form.ts';
import type { Rows } from './rows.ts';
import { scoreCell } from './score-cell.ts';
import { weightedLeastSquares } from './weighted-least-squares.ts';

const REFERENCE = { mode: 'web', segment: 'citizen', language: 'ru' };

/** A cell with five counts: unit u<i> of service s<i/3>, mode, segment and language by number, 0 being the reference. */
interface CountedCell {
  readonly unit: number;
  readonly mode: number;
  readonly segment: number;
  /** The reference unless given. */
  readonly language?: number;
  readonly counts: readonly number[];
}
const MODES = ['web', 'ivr', 'kiosk', 'chat'];
const SEGMENTS = ['citizen', 'business', 'internal'];
const LANGUAGES = ['ru', 'en'];
const named = ({ unit, mode, segment, language = 0, counts }: CountedCell): ModeCell => ({
  unit: `u${unit}`,
  cluster: `s${Math.floor(unit / 3)}`,
  mode: MODES[mode]!,
  segment: SEGMENTS[segment]!,
  language: LANGUAGES[language]!,
  ...scoreCell(counts),
});

const counted = (most: number): fc.Arbitrary<CountedCell> =>
  fc.record({
    unit: fc.nat(5),
    mode: fc.nat(3),
    segment: fc.nat(2),
    language: fc.nat(1),
    counts: fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }),
  });
const cellsOf = (most: number, longest = 40): fc.Arbitrary<CountedCell[]> =>
  fc.array(counted(most), { minLength: 1, maxLength: longest });
/** For the regression on single answers, which is dear: most lists are short. */
const fewCells = fc.oneof({ weight: 8, arbitrary: cellsOf(3, 15) }, { weight: 1, arbitrary: cellsOf(3) });

/** An error to seven digits; where it is nothing, what rounding leaves of a variance in squared points. */
function expectError(error: number, variance: number): void {
  expect(Math.abs(error ** 2 - variance)).toBeLessThan(1e-7 * Math.sqrt(Math.max(0, variance)) + 1e-11);
}

describe('mode effects', () => {
  test('are those of the regression with every dummy on every single answer, with all three covariances', () => {
    fc.assert(
      fc.property(fewCells, (cells) => {
        const effects = estimateModeEffects(cells.map(named), REFERENCE);
        if (!effects.estimable || effects.modes.length === 0) return;
        const told = effects.modes.map(({ level }) => MODES.indexOf(level));
        const exact = onSingleAnswers(cells);
        // Where segments or modes cannot all be told the plain regression has no solution.
        if (!exact) return;
        for (const [i, { estimate, classicalError, hc1Error, clusteredError }] of effects.modes.entries()) {
          const at = told[i]! - 1;
          expect(estimate).toBeCloseTo(exact.coefficients[at]!, 7);
          expectError(classicalError, exact.classical[at]![at]!);
          expectError(hc1Error, exact.hc1[at]![at]!);
          if (clusteredError !== null) expectError(clusteredError, exact.clustered[at]![at]!);
        }
        for (const [i, row] of effects.covarianceHc1.entries()) {
          for (const [j, value] of row.entries()) {
            expect(value).toBeCloseTo(exact.hc1[told[i]! - 1]![told[j]! - 1]!, 6);
          }
        }
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('do not depend on the order of cells nor on how they are split', () => {
    fc.assert(
      fc.property(cellsOf(50), fc.infiniteStream(fc.nat()), (cells, numbers) => {
        const split = cells.flatMap(({ counts, ...rest }) => {
          const part = counts.map((count) => numbers.next().value! % (count + 1));
          return [
            { ...rest, counts: part },
            { ...rest, counts: counts.map((count, i) => count - part[i]!) },
          ];
        });
        const shuffled = split.map((cell) => ({ cell, key: numbers.next().value! })).sort((a, b) => a.key - b.key);
        const [one, other] = [cells, shuffled.map(({ cell }) => cell)].map((list) =>
          estimateModeEffects(list.map(named), REFERENCE),
        );
        expect(other!.estimable).toBe(one!.estimable);
        if (!one!.estimable || !other!.estimable) return;
        expect(other!.modes.map(({ level }) => level)).toEqual(one!.modes.map(({ level }) => level));
        for (const [i, effect] of one!.modes.entries()) {
          const scale = 1 + Math.abs(effect.estimate) + effect.hc1Error;
          expect(Math.abs(other!.modes[i]!.estimate - effect.estimate) / scale).toBeLessThan(1e-8);
          expect(Math.abs(other!.modes[i]!.hc1Error - effect.hc1Error) / scale).toBeLessThan(1e-6);
        }
      }),
      { seed: 2, numRuns: RUNS },
    );
  });

  test('10,000 random rollups: only numbers, or a reason', () => {
    const rough = fc.oneof(cellsOf(0), cellsOf(1), cellsOf(2), cellsOf(100_000));
    fc.assert(
      fc.property(rough, (cells) => {
        const effects = estimateModeEffects(cells.map(named), REFERENCE);
        if (!effects.estimable) {
          expect(['NO_DATA', 'TOO_FEW']).toContain(effects.reason);
          return;
        }
        const numbers = [
          effects.sigma,
          ...effects.covariance.flat(),
          ...effects.modes.flatMap(({ estimate, classicalError, hc1Error, clusteredError }) => [
            estimate,
            classicalError,
            hc1Error,
            clusteredError ?? 0,
          ]),
          ...[...effects.unitMeans.values()].flatMap(({ mean, classicalError }) => [mean, classicalError]),
          effects.interaction.estimable ? effects.interaction.p : 0,
        ];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect(effects.modes.length + effects.unidentified.length).toBe(
          new Set(cells.filter(({ counts, mode }) => mode > 0 && counts.some((c) => c > 0)).map(({ mode }) => mode))
            .size,
        );
      }),
      { seed: 3, numRuns: RUNS },
    );
  }, 120_000);

  test('a mode that only one segment uses is confounded with it, not told', () => {
    const cells = [
      { unit: 0, mode: 0, segment: 0, counts: [1, 2, 3, 4, 5] },
      { unit: 0, mode: 1, segment: 1, counts: [5, 4, 3, 2, 1] },
      { unit: 1, mode: 0, segment: 0, counts: [2, 2, 2, 2, 2] },
      { unit: 1, mode: 2, segment: 0, counts: [0, 1, 2, 3, 9] },
    ];
    const effects = estimated(estimateModeEffects(cells.map(named), REFERENCE));
    expect(effects.modes.map(({ level }) => level)).toEqual(['kiosk']);
    expect(effects.unidentified).toEqual([{ mode: 'ivr', reason: 'CONFOUNDED' }]);
    expect(effects.segments).toEqual([]);
  });

  test('where no unit is asked in two modes nothing is told, and every mode says why', () => {
    const cells = [0, 1, 2].map((i) => ({ unit: i, mode: i, segment: 0, counts: [3, 3, 3, 3, 3] }));
    const effects = estimated(estimateModeEffects(cells.map(named), REFERENCE));
    expect(effects.modes).toEqual([]);
    expect(effects.unidentified.map(({ reason }) => reason)).toEqual(['DISCONNECTED', 'DISCONNECTED']);
    expect([...effects.overlaps.values()].map(({ n }) => n)).toEqual([0, 0]);
  });

  test('without answers there is no data, and with one a unit nothing to judge the spread by', () => {
    expect(estimateModeEffects([], REFERENCE)).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    const cells = [0, 1].map((unit) => ({ unit, mode: unit, segment: 0, counts: [0, 0, 1, 0, 0] }));
    expect(estimateModeEffects(cells.map(named), REFERENCE)).toEqual({ estimable: false, reason: 'TOO_FEW', n: 2 });
  });

  test('when all answers are alike every effect is exactly 0, certain, and without an interaction', () => {
    const cells = [0, 1, 2, 3].flatMap((unit) =>
      [0, 1].map((mode) => ({ unit, mode, segment: unit % 2, counts: [0, 0, 0, 0, 7 + unit] })),
    );
    const effects = estimated(estimateModeEffects(cells.map(named), REFERENCE));
    expect(effects.modes[0]).toMatchObject({ hc1Error: 0, clusteredError: 0 });
    expect(effects.modes[0]!.estimate).toBeCloseTo(0, 10);
    expect(effects.interaction).toMatchObject({ statistic: 0, p: 1 });
  });

  test('finds the effects that were put in, whatever the units are worth', () => {
    const truth = [0, 6, -4, 2];
    const cells = Array.from({ length: 24 }, (_, i) => {
      const [unit, mode] = [Math.floor(i / 4), i % 4];
      return { unit: `u${unit}`, mode: MODES[mode]!, n: 50 + i, mean: 40 + 7 * unit + truth[mode]!, squares: 1e4 };
    });
    const effects = estimated(estimateModeEffects(cells, { mode: 'web' }));
    for (const { level, estimate } of effects.modes) expect(estimate).toBeCloseTo(truth[MODES.indexOf(level)]!, 9);
    expect(effects.unitMeans.get('u3')!.mean).toBeCloseTo(61, 9);
    expect(estimated(effects.interaction).p).toBe(1);
  });

  test('what a language does is told apart from what a mode does, and is taken for it where it is not known', () => {
    // Kiosks (mode 2) are used in English three times of four, the web once of four. English costs 8 points, kiosks give 5.
    const cells = [0, 1, 2, 3].flatMap((unit) =>
      [0, 2].flatMap((mode) =>
        [0, 1].map((language) => ({
          unit: `u${unit}`,
          mode: MODES[mode]!,
          language: LANGUAGES[language]!,
          n: (mode === 2) === (language === 1) ? 60 : 20,
          mean: 50 + 9 * unit + (mode === 2 ? 5 : 0) - 8 * language,
          squares: 1e4,
        })),
      ),
    );
    const told = estimated(estimateModeEffects(cells, REFERENCE));
    expect(told.modes.map(({ estimate }) => estimate)).toEqual([expect.closeTo(5, 9)]);
    expect(told.languages).toMatchObject([{ level: 'en', estimate: expect.closeTo(-8, 9) }]);
    expect(told.unitMeans.get('u2')!.mean).toBeCloseTo(68, 9);
    const mixed = estimated(
      estimateModeEffects(
        cells.map(({ unit, mode, n, mean, squares }) => ({ unit, mode, n, mean, squares })),
        REFERENCE,
      ),
    );
    // Half of the kiosk's answers more are English: half of 8 points are lost.
    expect(mixed.modes.map(({ estimate }) => estimate)).toEqual([expect.closeTo(1, 9)]);
    expect(mixed.languages).toEqual([]);
  });

  test('a mode that only one language uses is confounded with it, not told', () => {
    const cells = [
      { unit: 0, mode: 0, segment: 0, language: 0, counts: [1, 2, 3, 4, 5] },
      { unit: 0, mode: 1, segment: 0, language: 1, counts: [5, 4, 3, 2, 1] },
      { unit: 1, mode: 0, segment: 0, language: 0, counts: [2, 2, 2, 2, 2] },
      { unit: 1, mode: 2, segment: 0, language: 0, counts: [0, 1, 2, 3, 9] },
    ];
    const effects = estimated(estimateModeEffects(cells.map(named), REFERENCE));
    expect(effects.modes.map(({ level }) => level)).toEqual(['kiosk']);
    expect(effects.unidentified).toEqual([{ mode: 'ivr', reason: 'CONFOUNDED' }]);
    expect(effects.languages).toEqual([]);
  });

  test('refuses a cell that cannot be', () => {
    const cell = { unit: 'u', mode: 'web', n: 3, mean: 50, squares: 2 };
    for (const wrong of [{ n: -1 }, { n: NaN }, { mean: Infinity }, { squares: -1 }]) {
      expect(() => estimateModeEffects([{ ...cell, ...wrong }], REFERENCE)).toThrow(RangeError);
    }
  });

  test('500 services × 7 channels × 9 modes × 4 segments take a fraction of a second of processor time', () => {
    const cells: ModeCell[] = [];
    for (let unit = 0; unit < 3500; unit++) {
      for (let mode = 0; mode < 9; mode++) {
        for (let segment = 0; segment < 4; segment++) {
          const n = 1 + ((unit * 7 + mode * 3 + segment) % 11);
          const mean = 50 + (unit % 40) + mode - 2 * segment;
          cells.push({ unit: `${unit}`, cluster: `${Math.floor(unit / 7)}`, mode: mode === 0 ? 'web' : `m${mode}`, segment: segment === 0 ? 'citizen' : `k${segment}`, n, mean, squares: 600 * n }); // prettier-ignore
        }
      }
    }
    estimateModeEffects(cells, REFERENCE);
    const before = process.cpuUsage();
    expect(estimated(estimateModeEffects(cells, REFERENCE)).modes).toHaveLength(8);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});

/** Dummies for modes, segments, the other language and units, one row an answer: what nobody would do with millions of them. */
function onSingleAnswers(cells: readonly CountedCell[]) {
  const units = [...new Set(cells.filter(({ counts }) => counts.some((c) => c > 0)).map(({ unit }) => unit))];
  const is = (condition: boolean): number => (condition ? 1 : 0);
  const answers = cells.flatMap(({ unit, mode, segment, language, counts }) =>
    counts.flatMap((count, step) =>
      Array.from({ length: count }, () => ({
        cluster: Math.floor(unit / 3),
        y: 25 * step,
        x: [
          ...[1, 2, 3].map((m) => is(m === mode)),
          ...[1, 2].map((s) => is(s === segment)),
          is(language === 1),
          ...units.map((u) => is(u === unit)),
        ],
      })),
    ),
  );
  const fit = weightedLeastSquares(answers);
  if (!fit.estimable) return null;
  const [n, p] = [answers.length, answers[0]!.x.length];
  const products = answers[0]!.x.map((_, i) => answers[0]!.x.map((_, j) => answers.reduce((s, { x }) => s + x[i]! * x[j]!, 0))); // prettier-ignore
  const bread = estimated(inverseOfPositiveDefinite(products)).rows;
  const sandwich = (scores: Rows, factor: number): number[][] =>
    bread.map((a) => bread.map((b) => factor * scores.reduce((sum, score) => sum + dot(a, score) * dot(b, score), 0)));
  const scores = answers.map(({ x }, i) => x.map((value) => value * fit.residuals[i]!));
  const clusters = [...new Set(answers.map(({ cluster }) => cluster))];
  const summed = clusters.map((cluster) =>
    answers[0]!.x.map((_, j) => scores.reduce((sum, score, i) => sum + (answers[i]!.cluster === cluster ? score[j]! : 0), 0)),
  ); // prettier-ignore
  const g = clusters.length;
  expect(quadraticForm(fit.coefficients, products)).toBeGreaterThanOrEqual(0);
  return {
    coefficients: fit.coefficients,
    classical: bread.map((row) => row.map((value) => (value * fit.residualSquares) / (n - p))),
    hc1: sandwich(scores, n / (n - p)),
    clustered: sandwich(summed, (g / (g - 1)) * ((n - 1) / (n - p))),
  };
}
