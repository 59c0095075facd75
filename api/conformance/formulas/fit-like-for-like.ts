import { type ChannelDeviation, channelDeviations } from '../../src/statistics/channel-deviations.ts';
import type { NotEstimable } from '../../src/statistics/estimate.ts';
import { type AbsorbedCell, type AbsorbedFit, fitAbsorbed } from '../../src/statistics/fit-absorbed.ts';
import {
  type InteractionTest,
  interactionTest,
  type NoInteractionTest,
} from '../../src/statistics/interaction-test.ts';
import type { MixCoefficient, MixCoefficients, MixReference } from '../../src/statistics/mix-coefficients.ts';
import { LevelIndex } from '../../src/statistics/level-index.ts';
import type { ScoreCell } from '../../src/statistics/score-cell.ts';

/** Answers to one item that share service, channel, mode and segment. */
export interface MixCell extends ScoreCell {
  readonly service: string;
  readonly channel: string;
  readonly mode: string;
  readonly segment: string;
}

/** The fit behind like-for-like scores of one item and period. */
export interface LikeForLikeFit {
  readonly estimable: true;
  readonly n: number;
  readonly services: readonly string[];
  readonly coefficients: MixCoefficients;
  /** F test service × channel: whether the additive model may be used; or why no service could show one. */
  readonly interaction: InteractionTest | NoInteractionTest;
  /** Mean residual of every service × channel under the additive model. */
  readonly deviations: readonly ChannelDeviation[];
  /** For `likeForLikeScore` and `serviceDeltas`. */
  readonly fit: AbsorbedFit;
  readonly index: LikeForLikeIndex;
}

interface LikeForLikeIndex {
  readonly service: LevelIndex;
  readonly channel: LevelIndex;
  readonly mode: LevelIndex;
  readonly segment: LevelIndex;
}

/**
 * Fits the additive model behind like-for-like scores.
 *
 *     y = θ_service + β_channel + μ_mode + γ_segment + ε      β, μ, γ of the references = 0
 *
 * One model for all services of an item: what a channel or segment does to the score is learnt from services that have
 * several. Modes that the mode table does not use are taken for the reference, as everywhere.
 *
 * Use to hold scores from frozen coefficients against the regression they come from. The product freezes them with the
 * mode table and applies them: `applyMixCoefficients`.
 *
 * @param cells answers by service, channel, mode and segment, means in points
 * @param reference the levels that coefficients are relative to
 * @param adjustedModes the modes whose effect is usable; all unless given
 * @throws RangeError when a cell cannot be
 * @see METHODOLOGY §2.2; verification case 24
 */
export function fitLikeForLike(
  cells: readonly MixCell[],
  reference: MixReference,
  adjustedModes?: ReadonlySet<string>,
): LikeForLikeFit | NotEstimable {
  const used = cells.filter(({ n }) => n !== 0);
  if (used.length === 0) return { estimable: false, reason: 'NO_DATA', n: 0 };
  const modeOf = ({ mode }: MixCell): string => (adjustedModes && !adjustedModes.has(mode) ? reference.mode : mode);

  const service = new LevelIndex();
  const combination = new LevelIndex();
  const channel = new LevelIndex(reference.channel);
  for (const cell of used) channel.of(cell.channel);
  const mode = new LevelIndex(reference.mode, channel.size);
  for (const cell of used) mode.of(modeOf(cell));
  const segment = new LevelIndex(reference.segment, channel.size + mode.size);
  const additive: AbsorbedCell[] = [];
  const full: AbsorbedCell[] = [];
  for (const cell of used) {
    const { n, mean, squares } = cell;
    const channelColumn = channel.of(cell.channel);
    const group = service.of(cell.service);
    const further = [mode.of(modeOf(cell)), segment.of(cell.segment)].filter((column) => column >= 0);
    const columns = channelColumn < 0 ? further : [channelColumn, ...further];
    additive.push({ n, mean, squares, group, columns });
    const both = combination.of(`${group} ${channelColumn}`);
    full.push({ n, mean, squares, group: both, columns: further.map((column) => column - channel.size) });
  }
  const width = channel.size + mode.size + segment.size;
  const fit = fitAbsorbed(additive, service.size, width);
  if (fit.degreesOfFreedom <= 0) return { estimable: false, reason: 'TOO_FEW', n: fit.n };

  const index = { service, channel, mode, segment };
  return {
    estimable: true,
    n: fit.n,
    services: service.levels,
    coefficients: coefficientsOf(fit, index, reference),
    interaction: interactionTest(fit, fitAbsorbed(full, combination.size, width - channel.size, false)),
    deviations: channelDeviations(used, additive, fit),
    fit,
    index,
  };
}

function coefficientsOf(fit: AbsorbedFit, index: LikeForLikeIndex, reference: MixReference): MixCoefficients {
  const rows: MixCoefficient[] = [];
  const columns: number[] = [];
  for (const factor of ['channel', 'mode', 'segment'] as const) {
    for (const level of index[factor].levels) {
      const column = index[factor].find(level);
      if (!fit.isEstimable[column]) continue;
      const standardError = Math.sqrt(Math.max(0, fit.hc1[column]![column]!));
      rows.push({ factor, level, value: fit.coefficients[column]!, standardError });
      columns.push(column);
    }
  }
  return { reference, rows, covariance: columns.map((i) => columns.map((j) => fit.hc1[i]![j]!)) };
}
