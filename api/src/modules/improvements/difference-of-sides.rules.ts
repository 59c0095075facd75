import type { Day, DayRange } from '../../kernel/calendar.ts';
import {
  adjustedDifference,
  differenceInDifferences,
  type FigureWithVariance,
  type NoPanelDifference,
  type PanelCell,
  type PanelDifference,
  panelDifference,
  placeboDifference,
  satterthwaite,
  type TestedDifference,
} from '../../statistics/index.ts';
import {
  loadingDifference,
  type LoadingsByItem,
  loadingVariance,
  meanLoadings,
  type MixScore,
  type MonthsOnMix,
  type SharedErrors,
} from '../results/index.ts';
import { loadingsOfLinear } from './loadings-of-linear.rules.ts';

/** Those that got the improvement, and those that did not. */
export interface Sides {
  treated: readonly MonthsOnMix[];
  comparison: readonly MonthsOnMix[];
}

/**
 * By how much more the treated changed: of one side with itself as clusters by service where both sides have two services
 * or more, else of four figures. Points.
 *
 *     V = V_sampling + g′Σ_μ g,  g = (π̄_T1 − π̄_T0) − (π̄_C1 − π̄_C0)
 *
 * All scores have their modes taken out by one table: its error counts once, as far as the shares of modes changed by
 * more on one side than on the other. What all share alike cancels.
 *
 * @param errors covariance of what the scores are adjusted with
 * @returns null where a figure is missing
 * @see METHODOLOGY §2.2, §2.8
 */
export function differenceOfSides(
  sides: Sides,
  { before, after }: { before: readonly DayRange[]; after: readonly DayRange[] },
  errors: SharedErrors,
): TestedDifference | null {
  if (!isPanel(sides)) return fourFigures(sides, before, after, errors);
  const start = monthNumber(after[0]!.from);
  return ofPanel(cellsOf(sides, [...before, ...after]), (cells) => panelDifference(cells, start), errors);
}

/**
 * The same difference where nothing had happened yet, with a start made up half-way.
 * @param months at least two, before the start, oldest first; of each all scores are known
 */
export function placeboOfSides(
  sides: Sides,
  months: readonly DayRange[],
  errors: SharedErrors,
): TestedDifference | null {
  if (!isPanel(sides)) {
    const half = Math.floor(months.length / 2);
    return fourFigures(sides, months.slice(0, half), months.slice(half), errors);
  }
  const end = monthNumber(months.at(-1)!.from) + 1;
  return ofPanel(cellsOf(sides, months), (cells) => placeboDifference(cells, end), errors);
}

/** Months since the beginning of the calendar; neighbouring months differ by 1. */
export const monthNumber = (from: Day): number => 12 * Number(from.slice(0, 4)) + Number(from.slice(5, 7)) - 1;

const isPanel = ({ treated, comparison }: Sides): boolean => Math.min(treated.length, comparison.length) >= 2;

interface LoadedCell extends PanelCell {
  loadings: LoadingsByItem;
}

function cellsOf({ treated, comparison }: Sides, months: readonly DayRange[]): LoadedCell[] {
  return [...treated, ...comparison].flatMap((one, index) =>
    months.flatMap((month): LoadedCell[] => {
      const score = one.scoreOf([month]);
      if (!score) return [];
      const { value, loadings } = score;
      const isTreated = index < treated.length;
      return [{ service: String(index), period: monthNumber(month.from), isTreated, value, loadings }];
    }),
  );
}

type DifferenceInPanel = (cells: readonly PanelCell[]) => PanelDifference | NoPanelDifference;

/** Clusters tell how services differ from one another; an error that moves all of a side alike is in none of them. */
function ofPanel(
  cells: readonly LoadedCell[],
  differenceIn: DifferenceInPanel,
  errors: SharedErrors,
): TestedDifference | null {
  const panel = differenceIn(cells);
  if (!panel.estimable) return null;
  // Without any spread between services there is no test, whatever the table knows.
  if (panel.p === null) return panel;
  const loadings = loadingsOfLinear(
    cells.map((cell) => cell.loadings),
    (values) => {
      const moved = differenceIn(cells.map((cell, index) => ({ ...cell, value: values[index]! })));
      return moved.estimable ? moved.difference : null;
    },
  );
  return adjustedDifference(panel, loadingVariance(loadings, errors));
}

interface MeanScore extends FigureWithVariance {
  loadings: LoadingsByItem;
}

function fourFigures(
  { treated, comparison }: Sides,
  before: readonly DayRange[],
  after: readonly DayRange[],
  errors: SharedErrors,
): TestedDifference | null {
  const [treatedBefore, treatedAfter] = [meanOf(treated, before), meanOf(treated, after)];
  const [comparisonBefore, comparisonAfter] = [meanOf(comparison, before), meanOf(comparison, after)];
  if (!treatedBefore || !treatedAfter || !comparisonBefore || !comparisonAfter) return null;
  const sampling = differenceInDifferences({ treatedBefore, treatedAfter, comparisonBefore, comparisonAfter });
  const moved = loadingDifference(
    loadingDifference(treatedAfter.loadings, treatedBefore.loadings),
    loadingDifference(comparisonAfter.loadings, comparisonBefore.loadings),
  );
  return adjustedDifference(sampling, loadingVariance(moved, errors));
}

/** Mean of scores, each weighing the same, with its sampling variance; null where one is missing. */
function meanOf(units: readonly MonthsOnMix[], months: readonly DayRange[]): MeanScore | null {
  const scores = units.map((one) => one.scoreOf(months));
  if (scores.some((score) => score === null || !(score.samplingVariance > 0) || !(score.degreesOfFreedom > 0)))
    return null;
  const whole = scores as MixScore[];
  const count = whole.length;
  const value = whole.reduce((sum, score) => sum + score.value, 0) / count;
  const parts = whole.map(({ samplingVariance, degreesOfFreedom }) => ({
    variance: samplingVariance / count ** 2,
    degreesOfFreedom,
  }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const loadings = meanLoadings(whole.map((score) => score.loadings));
  return { value, variance, degreesOfFreedom: satterthwaite(parts), loadings };
}
