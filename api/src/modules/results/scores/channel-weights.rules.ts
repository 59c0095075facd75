import type { Channel } from '@otklik/schema';
import { ADJUSTED_ITEMS, type AdjustedItem } from '../mode-table/mode-table.ts';
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
  /** The index, likewise. */
  index: number | null;
  /** Of the channels that have a row. */
  channels: ReadonlyMap<Channel, PublishedValues>;
}

const DECIMALS = 10;
/** Each figure is rounded to one decimal and then to a whole number. */
const TWICE_ROUNDED = 2 * 0.55;
/** Shares are sums of quotients of whole numbers. */
const SAME = 1e-9;
const ITEMS_OF_INDEX = ADJUSTED_ITEMS.length;

/**
 * The weights of channels in the scores as experienced of a service, item by item: the score of the service is the mean
 * of those of its channels with these weights, so that anyone can compute it from published scores.
 *
 * They are told where there is nobody whom they could tell of: every channel with an answer to an item that has a score
 * has a published one, in the quarter and in each of its months that has a score. Of all items alike, since the weights of one
 * are those of the others, and of months, since transactions may have been reported for one of them alone: with a single
 * channel withheld the weighted scores of the others tell its mean, and a mean how few answers it is of. Where the weights of
 * items differ, other than by a channel in which an item was not asked, a segment of a channel has too few answers to one of
 * them, which nobody is told: then nothing is told of any. Nor where transactions do not weight, or where the published
 * scores do not add up by them, since a channel, or the service, is covered too little by segments and is weighted otherwise.
 *
 * @see docs/methods/recompute.md
 */
export function channelWeights(
  flow: readonly FlowShare[],
  quarter: PublishedParts,
  months: readonly PublishedParts[],
): Partial<Record<AdjustedItem, ChannelWeight[]>> {
  if ([quarter, ...months].some(isWithheldAnywhere)) return {};
  const weighted = itemsOf(quarter.whole).flatMap((item) => weightedScore(item, flow, quarter) ?? []);
  if (!areAlike(weighted.map(({ shares }) => shares)) || !makesIndex(weighted, quarter.index)) return {};
  return Object.fromEntries(
    weighted.map(({ item, shares }) => [
      item,
      [...shares].map(([channel, share]) => ({ channel, percent: Math.round(100 * DECIMALS * share) / DECIMALS })),
    ]),
  );
}

interface WeightedScore {
  item: AdjustedItem;
  shares: ReadonlyMap<Channel, number>;
  /** Mean of the published scores of the channels. */
  sum: number;
}

/** Null where transactions do not weight the score, or it is not that of its channels. */
function weightedScore(
  item: AdjustedItem,
  flow: readonly FlowShare[],
  { strata, whole, channels }: PublishedParts,
): WeightedScore | null {
  const levels = [BY_SERVICE_CHANNEL_SEGMENT, BY_SERVICE_CHANNEL];
  const { groups, weighting } = weightedGroups(strata, item, flow, [], levels);
  if (weighting !== 'FLOW') return null;
  const shares = weightedShares(groups, 'CHANNEL') as Map<Channel, number>;
  const sum = [...shares].reduce((all, [channel, share]) => all + share * channels.get(channel)![item]!, 0);
  return Math.abs(sum - whole[item]!) > TWICE_ROUNDED ? null : { item, shares, sum };
}

/** True where channels of all of them have the same shares among each other. */
function areAlike(all: readonly ReadonlyMap<Channel, number>[]): boolean {
  const [first, ...others] = all;
  return others.every((other) => {
    const common = [...first!.keys()].filter((channel) => other.has(channel));
    const within = (shares: ReadonlyMap<Channel, number>) => {
      const total = common.reduce((sum, channel) => sum + shares.get(channel)!, 0);
      return common.map((channel) => shares.get(channel)! / total);
    };
    const theirs = within(other);
    return within(first!).every((share, at) => Math.abs(share - theirs[at]!) < SAME);
  });
}

/** True where the index, if all its items have weights, is the mean of theirs. */
const makesIndex = (weighted: readonly WeightedScore[], index: number | null): boolean =>
  weighted.length < ITEMS_OF_INDEX ||
  index === null ||
  Math.abs(weighted.reduce((sum, one) => sum + one.sum, 0) / ITEMS_OF_INDEX - index) <= TWICE_ROUNDED;

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
