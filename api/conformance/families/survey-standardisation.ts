import { directStandardisation, mergeScoreCells, type ScoreCell } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';
import { AS_THEY_ARE } from './plain-rule.ts';

/** Means of domains, raw and standardised to a population, from sums of a sample. */
export const surveyStandardisation: Family = ({ reference_counts: reference, cells }) => {
  const sampleN = cells.reduce((sum: number, { n }: Json) => sum + n, 0);
  const groups: string[] = [...new Set<string>(cells.map(({ group }: Json) => group))];
  return {
    rows: groups.map((group) => {
      const own = cells
        .filter((cell: Json) => cell.group === group)
        .map(({ stratum, n, sum, sumsq }: Json) => ({
          n,
          mean: n === 0 ? 0 : sum / n,
          squares: n === 0 ? 0 : Math.max(0, sumsq - (sum * sum) / n),
          weight: reference[stratum] ?? 0,
        }));
      const std = estimated(directStandardisation(own, AS_THEY_ARE, sampleN));
      const raw: ScoreCell = mergeScoreCells(own);
      const domain = estimated(directStandardisation([{ ...raw, weight: 1 }], AS_THEY_ARE, sampleN));
      return {
        group,
        n: raw.n,
        raw_mean: raw.mean,
        standardised_mean: std.value,
        se_conditional: Math.sqrt(std.variance),
        satterthwaite_df: std.degreesOfFreedom,
        se_svystandardize: std.linearisedError,
        raw_se_svyby: domain.linearisedError,
      };
    }),
  };
};
