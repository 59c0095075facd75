import {
  adjustPValues,
  applyMixCoefficients,
  asExperienced,
  estimateModeEffects,
  meanEstimate,
  mergeScoreCells,
  modeTable,
  normalTail,
  POLICY,
  scoreCell,
  shareEstimate,
  standardisedInterval,
  summariseHistogram,
  type ServiceMix,
} from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { experienceFromEffects } from '../formulas/experience-from-effects.ts';
import { fitLikeForLike, type MixCell } from '../formulas/fit-like-for-like.ts';
import { likeForLikeScore } from '../formulas/like-for-like-score.ts';
import { serviceDeltas } from '../formulas/service-deltas.ts';
import { estimated } from './estimated.ts';

/**
 * From one rollup to raw, mode-adjusted and like-for-like scores and flags. The estimators alone: every identified
 * effect is used, df = n_s − 1, normal p, and a flag needs no more than its p and three points.
 */
export const pipeline: Family = ({ columns, cells, reference }) => {
  const counted: { cell: MixCell; counts: number[] }[] = cells.map((row: Json[]) => {
    const of = (name: string): Json => row[columns.indexOf(name)];
    const counts: number[] = of('counts_1_to_5');
    const [service, channel, mode, segment] = [of('service'), of('channel'), of('mode'), of('segment')];
    return { cell: { service, channel, mode, segment, ...scoreCell(counts) }, counts };
  });
  const mixCells = counted.map(({ cell }) => cell);
  const services = [...new Set(mixCells.map(({ service }) => service))];
  const unitOf = ({ service, channel }: MixCell): string => `${service}|${channel}`;

  const effects = estimated(
    estimateModeEffects(
      mixCells.map((cell) => ({ ...cell, unit: unitOf(cell), cluster: cell.service })),
      { mode: reference.mode, segment: reference.segment },
    ),
  );
  const fit = estimated(fitLikeForLike(mixCells, reference));
  const [segment] = effects.segments;

  return {
    N: effects.n,
    raw: services.map((service) => rawOf(service, counted)),
    mode_model: {
      mode_effects: effects.modes.map(({ level, estimate, classicalError, hc1Error }) => ({
        mode: level,
        estimate,
        se_classical: classicalError,
        se_hc1: hc1Error,
      })),
      segment_effect: {
        ...Object.fromEntries(effects.segments.map(({ level, estimate }) => [level, estimate])),
        se_hc1: segment?.hc1Error,
      },
      sigma: effects.sigma,
      df: effects.degreesOfFreedom,
      unit_means_at_reference: [...effects.unitMeans]
        .map(([unit, { mean }]) => ({ unit, mean }))
        .sort((a, b) => (a.unit < b.unit ? -1 : 1)),
    },
    as_experienced: services.map((service) => {
      const units = [...new Set(mixCells.filter((cell) => cell.service === service).map(unitOf))];
      // The score as the product makes it, by a table of every identified effect; its error from the regression.
      const table = modeTable(effects, { minimumN: 0, maximumError: Infinity });
      const { rawValue: value } = estimated(asExperienced([mixOf(service, mixCells)], table));
      const { n, variance } = estimated(experienceFromEffects(effects, units));
      const { interval } = standardisedInterval({ value, variance, floor: n, degreesOfFreedom: n - 1 });
      return { service, as_experienced: value, se: Math.sqrt(variance), ci95: [interval.low, interval.high] };
    }),
    like_for_like: services.map((service) => {
      const mix = { channels: reference.W_channel, segments: reference.W_segment };
      const { rawValue } = estimated(applyMixCoefficients(fit.coefficients, [mixOf(service, mixCells)], mix));
      const { variance, interval } = estimated(likeForLikeScore(fit, service, mix));
      return { service, like_for_like: rawValue, se: Math.sqrt(variance), ci95: [interval.low, interval.high] };
    }),
    channel_effects_like_for_like: Object.fromEntries(
      fit.coefficients.rows.filter(({ factor }) => factor === 'channel').map(({ level, value }) => [level, value]),
    ),
    deltas: flagged(serviceDeltas(fit)),
    service_channel_interaction: fit.interaction.estimable
      ? {
          F: fit.interaction.statistic,
          df1: fit.interaction.numerator,
          df2: fit.interaction.denominator,
          p: fit.interaction.p,
        }
      : null,
  };
};

/** All that the product knows of a service besides the published effects. */
function mixOf(service: string, cells: readonly MixCell[]): ServiceMix {
  const own = cells.filter((cell) => cell.service === service);
  const answers = (factor: 'mode' | 'channel' | 'segment') => own.map((cell) => [cell[factor], cell.n] as const);
  return {
    ...mergeScoreCells(own),
    transactions: 0,
    modes: answers('mode'),
    channels: answers('channel'),
    segments: answers('segment'),
  };
}

function rawOf(service: string, counted: readonly { cell: MixCell; counts: number[] }[]) {
  const own = counted.filter(({ cell }) => cell.service === service);
  const counts = [0, 1, 2, 3, 4].map((step) => own.reduce((sum, { counts }) => sum + counts[step]!, 0));
  const { value, interval, n } = estimated(meanEstimate(counts));
  return {
    service,
    n,
    raw_mean: value,
    raw_se: Math.sqrt(summariseHistogram(counts).variance! / n),
    ci95: [interval.low, interval.high],
    top2: estimated(shareEstimate(counts[3]! + counts[4]!, n)).value,
  };
}

function flagged(deltas: ReturnType<typeof serviceDeltas>) {
  const z = deltas.map(({ delta, standardError }) => delta / standardError);
  const p = z.map((value) => 2 * normalTail(Math.abs(value)));
  const adjusted = adjustPValues(p);
  return deltas.map(({ service, delta, standardError }, i) => {
    const isFlagged = adjusted[i]! <= POLICY.falseDiscoveryRate && Math.abs(delta) >= POLICY.materialPoints;
    const flag = isFlagged ? (delta > 0 ? 'above' : 'below') : 'about average';
    return { service, delta, se: standardError, z: z[i], p: p[i], p_bh: adjusted[i], flag };
  });
}
