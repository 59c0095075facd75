import {
  directStandardisation,
  mergeScoreCells,
  standardisedInterval,
  type ScoreCell,
} from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';
import { AS_THEY_ARE } from './plain-rule.ts';

/** Proportions of two groups, crude and standardised to the mix W of strata. */
export const simpsonStandardisation: Family = ({ W, groups }) => {
  const rows = groups.map(({ group, n, k }: Json) => {
    // Percent, as shares are told everywhere; the case tells them as 0–1.
    const cells: ScoreCell[] = n.map((answers: number, h: number) => {
      const share = answers === 0 ? 0 : k[h] / answers;
      return { n: answers, mean: 100 * share, squares: 1e4 * answers * share * (1 - share) };
    });
    const std = estimated(
      directStandardisation(
        cells.map((cell, h) => ({ ...cell, weight: W[h] })),
        AS_THEY_ARE,
      ),
    );
    const { interval, effectiveN } = standardisedInterval(std);
    // Without the n − 1 of each stratum: its binomial variance.
    const binomial = cells.reduce((sum, cell, h) => sum + (cell.n ? (W[h] / cell.n) ** 2 * cell.squares : 0), 0);
    return {
      group,
      crude: mergeScoreCells(cells).mean / 100,
      standardised: std.value / 100,
      variance: std.variance / 1e4,
      se: Math.sqrt(std.variance) / 100,
      se_binomial: Math.sqrt(binomial) / 100,
      df: std.degreesOfFreedom,
      ci95: [interval.low / 100, interval.high / 100],
      n_eff: effectiveN,
      se_survey_postStratify: std.linearisedError / 100,
    };
  });
  const [a, b] = rows;
  const se = Math.sqrt(a.variance + b.variance);
  return {
    groups: rows,
    difference_male_minus_female: {
      crude: a.crude - b.crude,
      standardised: a.standardised - b.standardised,
      se,
      z: (a.standardised - b.standardised) / se,
    },
  };
};
