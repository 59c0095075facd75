import { driverShares, relativeWeights } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

/** R² shared out among predictors, from the covariance matrix with the outcome first. */
export const relativeImportance: Family = ({ predictors, covariance, n }: Json) => {
  const { rSquared, drivers } = estimated(driverShares(covariance, n));
  const { weights } = estimated(relativeWeights(covariance));
  const named = (valueOf: (place: number) => number): Json =>
    Object.fromEntries(predictors.map((name: string, i: number) => [name, valueOf(i)]));
  return {
    r_squared: rSquared,
    lmg: named((i) => drivers[i]!.part),
    lmg_percent: named((i) => 100 * drivers[i]!.share),
    last: named((i) => drivers[i]!.last),
    first: named((i) => drivers[i]!.first),
    johnson_relative_weights: named((i) => weights[i]!),
  };
};
