import {
  directStandardisation,
  mergeScoreCells,
  responseWeights,
  scoreCell,
  standardisedInterval,
} from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';
import { AS_THEY_ARE } from './plain-rule.ts';

/** Weights of answers by transactions, and the mean that they give. */
export const responseWeighting: Family = ({ strata }) => {
  const cells = strata.map(({ counts_1_to_5: counts }: Json) => scoreCell(counts));
  const weights = responseWeights(strata.map((stratum: Json, h: number) => ({ ...stratum, n: cells[h].n })));
  const mean = estimated(
    directStandardisation(
      cells.map((cell: Json, h: number) => ({ ...cell, weight: strata[h].transactions })),
      AS_THEY_ARE,
    ),
  );
  const { value, interval } = standardisedInterval(mean);
  return {
    raw_mean: mergeScoreCells(cells).mean,
    weighted_mean: value,
    se: Math.sqrt(mean.variance),
    df: mean.degreesOfFreedom,
    ci95: [interval.low, interval.high],
    kish_deff: weights.designEffect,
    effective_n_kish: weights.effectiveN,
    strata: strata.map(({ id }: Json, h: number) => ({
      id,
      n: cells[h].n,
      mean: cells[h].mean,
      weight: weights.strata[h]!.weight,
      response_rate: weights.strata[h]!.responseRate,
    })),
  };
};
