import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { beforeAfter } from './before-after.ts';
import { centredComposite } from '../../conformance/formulas/centred-composite.ts';
import { controlChart } from './control-chart.ts';
import { differencesFromMean } from './differences-from-mean.ts';
import { meanFunnelLimits } from './mean-funnel-limits.ts';
import { overDispersion } from './over-dispersion.ts';
import { panelDifference } from './panel-difference.ts';
import { rankIntervals } from './rank-intervals.ts';
import { mergeScoreCells } from './merge-score-cells.ts';
import { scoreCell, type ScoreCell } from './score-cell.ts';
import { shrunkenBaseline } from './shrunken-baseline.ts';
import { situationComposite } from './situation-composite.ts';
import { varianceComponents } from './variance-components.ts';

/**
 * What figures of METHODOLOGY §2.4–2.10 are made of are cells of a rollup, and how finely it was cut is nobody's
 * business: a cell split into two with the same sum, and services in another order, change nothing.
 *
 * Not here: months of a trend, which cannot be split; drivers and tables to be suppressed, in their own tests.
 */
interface SplitService {
  /** Five counts of each cell, and how much of each goes into the first half of it. */
  readonly cells: readonly (readonly number[])[];
  readonly cut: readonly number[];
}

const counts = fc.array(fc.nat(12), { minLength: 5, maxLength: 5 });
const service: fc.Arbitrary<SplitService> = fc.record({
  cells: fc.array(counts, { minLength: 1, maxLength: 2 }),
  cut: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
});
const services = fc.array(service, { minLength: 2, maxLength: 4 });

const whole = ({ cells }: SplitService): ScoreCell => mergeScoreCells(cells.map(scoreCell));
/** Each cell in two, the halves in another order. */
const halves = ({ cells, cut }: SplitService): number[][] =>
  cells.flatMap((own) => {
    const first = own.map((n, i) => Math.min(n, cut[i]!));
    return [own.map((n, i) => n - first[i]!), first];
  });
const split = (own: SplitService): ScoreCell => mergeScoreCells(halves(own).map(scoreCell).toReversed());

/** A figure with its variance; a unit of nobody, or of people who all said the same, is given a known spread. */
function figureOf({ n, mean, squares }: ScoreCell) {
  const degreesOfFreedom = Math.max(1, n - 1);
  return {
    n: Math.max(1, n),
    value: mean,
    variance: (1 + squares) / degreesOfFreedom / Math.max(1, n),
    degreesOfFreedom,
  };
}

/** Every number of a result near that of another, and everything else the same; no NaN in either. */
function expectAlike(one: unknown, other: unknown): void {
  const stray: string[] = [];
  const walk = (a: unknown, b: unknown, path: string): void => {
    if (typeof a === 'number' && typeof b === 'number') {
      if (a !== b && !(Math.abs(a - b) <= 1e-7 * (1 + Math.abs(a)))) stray.push(`${path}: ${a} and ${b}`);
    } else if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
      const [left, right] = [Object.entries(a), Object.entries(b)];
      if (left.length !== right.length) stray.push(`${path}: ${left.length} and ${right.length} parts`);
      for (const [key, value] of left) walk(value, (b as Record<string, unknown>)[key], `${path}.${key}`);
    } else if (a !== b) stray.push(`${path}: ${String(a)} and ${String(b)}`);
  };
  walk(one, other, '');
  expect(stray).toEqual([]);
}
/** Of a list in reverse order, the results in the first order again. */
const turnedBack = <T>(list: readonly T[]): T[] => list.toReversed();

test('10,000 rollups: a figure of split cells is that of the whole ones', () => {
  fc.assert(
    fc.property(service, service, (before, after) => {
      expectAlike(split(before), whole(before));
      const sumOf = (cells: readonly (readonly number[])[]) => [0, 1, 2, 3, 4].map((i) => cells.reduce((sum, own) => sum + own[i]!, 0));
      expectAlike(beforeAfter(sumOf(halves(before)), sumOf(halves(after))), beforeAfter(sumOf(before.cells), sumOf(after.cells)));
    }),
    { seed: 1, numRuns: RUNS },
  ); // prettier-ignore
});

test('10,000 rollups: reliability, ranks and differences from the mean (§2.4, §2.5)', () => {
  fc.assert(
    fc.property(services, (list) => {
      const [one, other] = [list.map(whole), turnedBack(list).map(split)];
      const summary = ({ n, mean, squares }: ScoreCell) => ({ n, mean, variance: n > 1 ? squares / (n - 1) : 0 });
      expectAlike(varianceComponents(other.map(summary)), varianceComponents(one.map(summary)));
      const differences = differencesFromMean(one.map(figureOf));
      expectAlike(turnedBack(differencesFromMean(other.map(figureOf))), differences);
      expectAlike(turnedBack(rankIntervals(other.map(figureOf))), rankIntervals(one.map(figureOf)));
    }),
    { seed: 2, numRuns: RUNS },
  );
});

test('10,000 rollups: funnels and over-dispersion (§2.6)', () => {
  fc.assert(
    fc.property(services, (list) => {
      const [one, other] = [list.map((own) => figureOf(whole(own))), turnedBack(list).map((own) => figureOf(split(own)))];
      const [found, again] = [overDispersion(one, 60), overDispersion(other, 60)];
      if (!found.estimable || !again.estimable) {
        expect(again).toEqual(found);
        return;
      }
      expectAlike({ ...again, z: turnedBack(again.z), adjustedZ: turnedBack(again.adjustedZ) }, found);
      const limits = one.map(({ variance }) => meanFunnelLimits(60, variance, found.between));
      expectAlike(turnedBack(other.map(({ variance }) => meanFunnelLimits(60, variance, again.between))), limits);
    }),
    { seed: 3, numRuns: RUNS },
  ); // prettier-ignore
});

test('10,000 rollups: baselines and panels (§2.8)', () => {
  fc.assert(
    fc.property(fc.array(service, { minLength: 4, maxLength: 4 }), service, (list, later) => {
      const [one, other] = [list.map((own) => figureOf(whole(own))), turnedBack(list).map((own) => figureOf(split(own)))];
      const [found, again] = [shrunkenBaseline(one), shrunkenBaseline(other)];
      if (!found.estimable || !again.estimable) throw new Error('every unit has a variance');
      expectAlike({ ...again, pulls: turnedBack(again.pulls), values: turnedBack(again.values) }, found);

      // Two services with the improvement, two without; afterwards their cells are joined by those of `later`.
      const cellsOf = (merged: (own: SplitService) => ScoreCell) =>
        list.flatMap((own, s) =>
          [own, { cells: [...own.cells, ...later.cells.slice(0, s + 1)], cut: later.cut }].map((now, period) => {
            const { n, mean } = merged(now);
            return { service: `s${s}`, period, isTreated: s < 2, value: mean, weight: 1 + n };
          }),
        );
      expectAlike(panelDifference(turnedBack(cellsOf(split)), 1), panelDifference(cellsOf(whole), 1));
    }),
    { seed: 4, numRuns: RUNS },
  ); // prettier-ignore
});

test('10,000 rollups: control charts of the periods of a service (§2.7) and composites (§1.6, §2.9)', () => {
  fc.assert(
    fc.property(services, (list) => {
      const [one, other] = [list.map(whole), list.map(split)];
      const series = (cells: readonly ScoreCell[]) => [0, 1, 2, 3, 4, 5].flatMap((lap) => cells.map(({ mean }) => mean + lap));
      expectAlike(controlChart(series(other)), controlChart(series(one)));
      const items = (cells: readonly ScoreCell[]) => cells.map(({ n, mean }, i) => ({ n, mean, overallMean: 50 + i }));
      const [composite, again] = [centredComposite(items(one)), centredComposite(turnedBack(items(other)))];
      expectAlike(again.estimable ? { ...again, weights: turnedBack(again.weights) } : again, composite);

      // A service counted as two that share its journeys, people and error leaves the composite where it was.
      const used = (cells: readonly ScoreCell[]) => cells.map((cell, i) => ({ ...figureOf(cell), usage: 1 + i }));
      const [situation, parted] = [
        situationComposite(used(one)),
        situationComposite(turnedBack(used(other).flatMap((own) => [0.25, 0.75].map((part) => ({ ...own, usage: part * own.usage }))))),
      ];
      if (!situation.estimable || !parted.estimable) throw new Error('journeys use every service');
      expectAlike(parted.value, situation.value);
      expectAlike(turnedBack(parted.shortfalls).map((points, i, all) => (i % 2 ? 0 : points + all[i + 1]!)).filter((_, i) => i % 2 === 0), situation.shortfalls);
    }),
    { seed: 5, numRuns: RUNS },
  ); // prettier-ignore
});
