import { differenceInDifferences, type FigureWithVariance } from '../../src/statistics/index.ts';
import type { Family } from '../case.ts';

interface Cell {
  readonly n: number;
  readonly sum: number;
  readonly sumsq: number;
}

/**
 * Difference in differences of four cells named `<group>_before` and `<group>_after`. The group named first is the
 * comparison, the other the treated one.
 *
 * The product takes unequal variances. Pooled least squares and HC1, of the regression of single answers on group,
 * period and both, are here to stand beside it.
 */
export const differenceInDifferencesFamily: Family = ({ cells }: { cells: Record<string, Cell> }) => {
  const groups = [...new Set(Object.keys(cells).map((name) => name.replace(/_(before|after)$/, '')))];
  const [comparison, treated] = groups as [string, string];
  const figureOf = (name: string): FigureWithVariance => {
    const { n, sum } = cells[name]!;
    return { value: sum / n, variance: squaresOf(cells[name]!) / (n - 1) / n, degreesOfFreedom: n - 1 };
  };
  const tested = differenceInDifferences({
    comparisonBefore: figureOf(`${comparison}_before`),
    comparisonAfter: figureOf(`${comparison}_after`),
    treatedBefore: figureOf(`${treated}_before`),
    treatedAfter: figureOf(`${treated}_after`),
  });

  const all = Object.values(cells);
  const answers = all.reduce((sum, { n }) => sum + n, 0);
  const sigmaSquared = all.reduce((sum, cell) => sum + squaresOf(cell), 0) / (answers - 4);
  const pooled = Math.sqrt(sigmaSquared * all.reduce((sum, { n }) => sum + 1 / n, 0));
  const robust = (answers / (answers - 4)) * all.reduce((sum, cell) => sum + squaresOf(cell) / cell.n ** 2, 0);
  return {
    means: Object.fromEntries(Object.entries(cells).map(([name, { n, sum }]) => [name, sum / n])),
    did: tested.difference,
    se_pooled_ols: pooled,
    t_pooled: tested.difference / pooled,
    se_unequal: tested.standardError,
    df_unequal: tested.degreesOfFreedom,
    se_hc1: Math.sqrt(robust),
  };
};

/** Sum of squared deviations from the mean of the cell. */
const squaresOf = ({ n, sum, sumsq }: Cell): number => sumsq - sum ** 2 / n;
