import type { Channel } from '@otklik/schema';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import { BY_SERVICE_CHANNEL, BY_SERVICE_CHANNEL_SEGMENT } from './group-level.ts';
import { weightedGroups, weightedShares } from './score-groups.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Share of the transactions by which a score as experienced counts the answers of a channel. */
export interface ChannelWeight {
  channel: Channel;
  /** One decimal; those of all channels of a score make 100, but for rounding. */
  percent: number;
}

/** A score as experienced of one item, as it is published; null where there is none. */
type PublishedValues = Readonly<Record<AdjustedItem, number | null>>;

/** What is published of a service in a period, and the answers behind it. */
export interface PublishedParts {
  strata: readonly Stratum[];
  whole: PublishedValues;
  /** Of the channels that have a row. */
  channels: ReadonlyMap<Channel, PublishedValues>;
}

const DECIMALS = 10;
/** Each figure is rounded to one decimal and then to a whole number. */
const TWICE_ROUNDED = 2 * 0.55;

/**
 * The weights of channels in the scores as experienced of a service, item by item: the score of the service is the mean
 * of those of its channels with these weights, so that anyone can compute it from published scores.
 *
 * They are told where there is nobody whom they could tell of: every channel with an answer to an item that has a score
 * has a published one, in the quarter and in each of its months that has a score. Of all items alike, since the weights of one
 * are those of the others, and of months, since transactions may have been reported for one of them alone: with a single
 * channel withheld the weighted scores of the others tell its mean, and a mean how few answers it is of. Where transactions
 * do not weight, or the published scores do not add up by them since a channel is covered too little by itself, nothing is told.
 *
 * @see docs/methods/recompute.md
 */
export function channelWeights(
  flow: readonly FlowShare[],
  quarter: PublishedParts,
  months: readonly PublishedParts[],
): Partial<Record<AdjustedItem, ChannelWeight[]>> {
  if ([quarter, ...months].some(isWithheldAnywhere)) return {};
  const { strata, whole, channels } = quarter;
  const told: Partial<Record<AdjustedItem, ChannelWeight[]>> = {};
  for (const item of itemsOf(whole)) {
    const { groups, weighting } = weightedGroups(
      strata,
      item,
      flow,
      [],
      [BY_SERVICE_CHANNEL_SEGMENT, BY_SERVICE_CHANNEL],
    );
    if (weighting !== 'FLOW') continue;
    const byChannel = weightedShares(groups, 'CHANNEL') as Map<Channel, number>;
    const sum = [...byChannel].reduce((all, [channel, weight]) => all + weight * channels.get(channel)![item]!, 0);
    if (Math.abs(sum - whole[item]!) > TWICE_ROUNDED) continue;
    told[item] = [...byChannel].map(([channel, weight]) => ({
      channel,
      percent: Math.round(100 * DECIMALS * weight) / DECIMALS,
    }));
  }
  return told;
}

/** Items that have a score. */
const itemsOf = (whole: PublishedValues): AdjustedItem[] =>
  (Object.keys(whole) as AdjustedItem[]).filter((item) => whole[item] !== null);

/** True where a channel has answers to an item that has a score, and none itself. */
const isWithheldAnywhere = ({ strata, whole, channels }: PublishedParts): boolean =>
  itemsOf(whole).some((item) =>
    strata.some((one) => hasAnswer(one, item) && (channels.get(one.channel)?.[item] ?? null) === null),
  );

const hasAnswer = ({ tally }: Stratum, item: AdjustedItem): boolean =>
  tally.counts[item].slice(1).some((count) => count > 0);
