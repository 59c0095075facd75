import { estimateModeEffects, mergeScoreCells, type ModeCell } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

/** Effects of modes beside those of services, from cells of equal scores. */
export const twoWayEffects: Family = ({ reference_mode: reference, columns, cells }) => {
  const rows: ModeCell[] = cells.map((cell: Json[]) => {
    const of = (name: string): Json => cell[columns.indexOf(name)];
    return { unit: of('service'), mode: of('mode'), n: of('n'), mean: of('score'), squares: 0 };
  });
  const effects = estimated(estimateModeEffects(rows, { mode: reference }));
  const rawMean = (isReference: boolean): number =>
    mergeScoreCells(rows.filter(({ mode }) => (mode === reference) === isReference)).mean;
  const named = effects.modes.map(({ level, estimate, classicalError, hc1Error, clusteredError }) => ({
    mode: level,
    estimate,
    se_classical: classicalError,
    se_hc1: hc1Error,
    se_cluster: clusteredError,
  }));
  const { interaction } = effects;
  return {
    N: effects.n,
    services: [...effects.unitMeans].map(([service, { mean, classicalError }]) => ({
      service,
      intercept: mean,
      se: classicalError,
    })),
    mode_effect: named[0],
    mode_effects: named,
    sigma: effects.sigma,
    df: effects.degreesOfFreedom,
    rss: effects.residualSquares,
    raw_difference: rawMean(false) - rawMean(true),
    interaction_F: interaction.estimable ? interaction.statistic : null,
    interaction_df: interaction.estimable ? [interaction.numerator, interaction.denominator] : null,
    interaction_p: interaction.estimable ? interaction.p : null,
  };
};
