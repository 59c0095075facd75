import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';
import { casemixRegression } from '../formulas/casemix-regression.ts';
import { compareEntities } from '../formulas/compare-entities.ts';

/** Case-mix adjustment of entities from compact cells; differences and their test with the program's variances. */
export const casemix: Family = ({ missing_code: missing, columns, cells }) => {
  const adjusters: string[] = columns.slice(1, columns.indexOf('score'));
  const given = (value: number): number | null => (value === missing ? null : value);
  const { entities, fit } = casemixRegression(
    cells.map((cell: Json[]) => ({
      entity: cell[0],
      adjusters: adjusters.map((_, j) => given(cell[1 + j])),
      score: given(cell[columns.indexOf('score')]),
      n: cell[columns.indexOf('n')],
    })),
  );
  const all = estimated(
    compareEntities(
      entities.map(({ adjustedMean }) => adjustedMean),
      entities.map(({ variances }) => variances.program),
    ),
  );
  return {
    coefficients: Object.fromEntries(adjusters.map((name, j) => [name, fit.coefficients[j]])),
    r_squared_within: null,
    entities: entities.map(({ entity, n, rawMean, adjustedMean, variances }, p) => ({
      [columns[0]]: entity,
      n,
      raw_mean: rawMean,
      adjusted_mean: adjustedMean,
      variance_macro: variances.program,
      variance_manual: variances.manual,
      delta: all.deltas[p],
      se_delta: all.errors[p],
    })),
    overall_mean: all.mean,
    inverse_variance_mean: all.inverseVarianceMean,
    F: all.statistic,
    df1: all.numerator,
    reliability_1_minus_1_over_F: 1 - 1 / all.statistic,
  };
};
