import { shrunkenBaseline } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

/**
 * Shrinkage of unit means: the empirical Bayes of the product, and James and Stein's with equal variances, which it
 * does not use.
 */
export const shrinkage: Family = ({ baseball, bcg }: Json) => ({
  baseball: jamesStein(baseball.hits, baseball.at_bats),
  bcg: empiricalBayes(bcg.y, bcg.v),
});

function empiricalBayes(y: readonly number[], v: readonly number[]): Json {
  const units = y.map((value, i) => ({ value, variance: v[i]! }));
  const { mean, standardError, between, spread, values } = estimated(shrunkenBaseline(units));
  const inconsistency = Math.max(0, (100 * (spread - (y.length - 1))) / spread);
  return { tau2: between, mu: mean, se: standardError, Q: spread, I2: inconsistency, empirical_bayes: values };
}

/** c = 1 − (k − 3)s²/Σ(y − ȳ)², s² = ȳ(1 − ȳ)/n; ȳ + c(y − ȳ). */
function jamesStein(hits: readonly number[], trials: number): Json {
  const shares = hits.map((count) => count / trials);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = (mean * (1 - mean)) / trials;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const c = 1 - ((shares.length - 3) * variance) / squares;
  return { grand_mean: mean, s2: variance, c, js: shares.map((share) => mean + c * (share - mean)) };
}
