import { reliabilityOf, varianceComponents } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { repeatRaterDesignEffect } from '../formulas/repeat-rater-design-effect.ts';
import { requiredAnswers } from '../formulas/required-answers.ts';
import { spearmanBrown } from '../formulas/spearman-brown.ts';
import { estimated } from './estimated.ts';
import { sampleOf } from './sample-of.ts';

/** Reliability of unit means: intraclass correlation from single values and from adjusted means, Spearman–Brown. */
export const reliability: Family = ({ shrout_fleiss: ratings, dyestuff, table, cahps_q38: adjusted }: Json) => ({
  shrout_fleiss: balancedCorrelations(ratings),
  dyestuff: batches(dyestuff.batches),
  n_required: table.icc.map((icc: number) => ({
    icc,
    ...Object.fromEntries(table.R.map((wanted: number) => [`R${wanted}`, requiredAnswers(icc, wanted)])),
  })),
  reliability: table.icc.map((icc: number) => ({
    icc,
    ...Object.fromEntries(table.n.map((n: number) => [`n${n}`, spearmanBrown(icc, n)])),
  })),
  cahps_q38: adjustedMeans(adjusted),
});

/** ICC(1,1) and ICC(1,k), which may be below 0: the product takes 0 there. */
function balancedCorrelations(ratings: readonly number[][]): Json {
  const { meanSquareBetween: msb, meanSquareWithin: msw } = estimated(varianceComponents(ratings.map(sampleOf)));
  const raters = ratings[0]!.length;
  return { msb, msw, icc1: (msb - msw) / (msb + (raters - 1) * msw), icc1k: (msb - msw) / msb };
}

function batches(values: Readonly<Record<string, number[]>>): Json {
  const samples = Object.values(values).map(sampleOf);
  const { between, meanSquareWithin } = estimated(varianceComponents(samples));
  // As of people who rated more than once.
  const cells = samples.map(({ n, mean, variance }) => ({ n, mean, squares: variance * (n - 1) }));
  const { intraclassCorrelation } = estimated(repeatRaterDesignEffect(cells));
  return {
    between,
    within: meanSquareWithin,
    icc: intraclassCorrelation,
    n_for_0_8: requiredAnswers(intraclassCorrelation, 0.8),
  };
}

function adjustedMeans({ adjusted_mean: means, n, V }: { adjusted_mean: number[]; n: number[]; V: number[] }): Json {
  const units = means.map((mean, i) => ({ n: n[i]!, mean, variance: n[i]! * V[i]!, degreesOfFreedom: n[i]! }));
  const { typicalN, meanSquareBetween, meanSquareWithin, between } = estimated(varianceComponents(units));
  return {
    n0: typicalN,
    MSB: meanSquareBetween,
    MSW: meanSquareWithin,
    between,
    reliability: V.map((variance) => reliabilityOf(between, variance)),
  };
}
