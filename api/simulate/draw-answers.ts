import { type Channel, INSTRUMENT_VERSION, type Mode, type SourceClass } from '@otklik/schema';
import type { Random } from '../src/database/seeds/demo/random.ts';
import { REFERENCE_MODE } from '../src/modules/results/mode-table/mode-table.ts';
import type { FlowShare, Stratum } from '../src/modules/results/scores/stratum.ts';
import { emptyTally } from '../src/modules/results/tally.ts';
import {
  BRIDGE_SHARE,
  BRIDGED,
  CHANNELS,
  type Country,
  type SimulatedChannel,
  type SimulatedService,
} from './country.ts';
import { answersWithMean, type FivePoints, respondents, shifted } from './five-points.ts';
import { clientsMean } from './truth.ts';

/** Share of the answers that are sent twice, and of those that give the same answer to everything, unread. */
export const DUPLICATED = 0.01;
export const STRAIGHT_LINED = 0.01;
/** What is given unread. */
export const UNREAD: FivePoints = [0.2, 0, 0.2, 0, 0.6];

/** How people answer, beside what the country is. */
export interface AnsweringOptions {
  months: number;
  /** Whether clients of bridged channels are drawn into the web. */
  hasBridges: boolean;
  /** Whether those who respond differ from those who do not. */
  isSelective: boolean;
}

/** Clients of one kind at one place, month by month. */
export interface ClientGroup {
  service: SimulatedService;
  channel: SimulatedChannel;
  segment: string;
  place: string;
  /** Mean of all of them, 0–100. */
  mean: number;
  /** Transactions by month. */
  transactions: Int32Array;
}

/** Answers of one kind of clients at one place in one mode: counts of 1 … 5 month by month, 5 · month + answer − 1. */
export interface AnswerCell {
  service: SimulatedService;
  channel: Channel;
  mode: Mode;
  segment: string;
  sourceClass: SourceClass;
  place: string;
  counts: Int32Array;
}

/** Transactions of every kind of clients. */
export function drawClients(country: Country, random: Random, months: number): ClientGroup[] {
  return country.services.flatMap((service) => {
    const groups = service.channels.flatMap((channel) =>
      channel.places.flatMap((place) =>
        Object.keys(country.segments).map((segment) => ({
          service,
          channel,
          segment,
          place: place.key,
          mean: clientsMean(country, service, channel.channel, segment, place.apart),
          share: place.share * segmentShare(service, channel.channel, segment),
          transactions: new Int32Array(months),
        })),
      ),
    );
    for (let month = 0; month < months; month++) {
      const weights = new Map(
        service.channels.map(({ channel, weight }) => [channel, weight * Math.exp(CHANNELS[channel]!.growth * month)]),
      );
      const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
      for (const group of groups)
        group.transactions[month] = random.count(
          (service.volume * group.share * weights.get(group.channel.channel)!) / whole,
        );
    }
    return groups;
  });
}

function segmentShare({ segmentShares }: SimulatedService, channel: Channel, segment: string): number {
  const { attraction } = CHANNELS[channel]!;
  const whole = Object.entries(segmentShares).reduce((sum, [key, share]) => sum + share * attraction[key]!, 0);
  return (segmentShares[segment]! * attraction[segment]!) / whole;
}

/**
 * The answers of those who respond, mode by mode. Duplicates and unread answers are among them.
 * @param fall points by which everything is worse from a month on
 */
export function drawAnswers(
  groups: readonly ClientGroup[],
  random: Random,
  { months, hasBridges, isSelective }: AnsweringOptions,
  fall: { points: number; from: number } = { points: 0, from: 0 },
): AnswerCell[] {
  return groups.flatMap((group) => {
    const { channel: of, service, segment, place, mean, transactions } = group;
    return modesOf(of.channel, hasBridges).map(([mode, share]): AnswerCell => {
      const before = expectedAnswers(of, mode, mean, isSelective);
      const after = fall.points === 0 ? before : expectedAnswers(of, mode, mean - fall.points, isSelective);
      const counts = new Int32Array(5 * months);
      for (let month = 0; month < months; month++) {
        const expected = month < fall.from ? before : after;
        for (let index = 0; index < 5; index++) {
          const answers = random.count(transactions[month]! * share * expected[index]!);
          const repeated = answers > 0 ? random.count(answers * DUPLICATED) : 0;
          counts[5 * month + index] = answers + repeated;
        }
      }
      const { sourceClass } = CHANNELS[of.channel]!;
      return { service, channel: of.channel, mode, segment, sourceClass, place, counts };
    });
  });
}

/** Modes of a channel with the share of the respondents who answer in each. */
export function modesOf(channel: Channel, hasBridges: boolean): [Mode, number][] {
  const modes = Object.entries(CHANNELS[channel]!.modes) as [Mode, number][];
  if (!hasBridges || !BRIDGED.includes(channel)) return modes;
  return [
    ...modes.map(([mode, share]): [Mode, number] => [mode, share * (1 - BRIDGE_SHARE)]),
    [REFERENCE_MODE, BRIDGE_SHARE],
  ];
}

/** Answers 1 … 5 that are expected of one client who would answer in this mode. */
function expectedAnswers(channel: SimulatedChannel, mode: Mode, mean: number, isSelective: boolean): number[] {
  const { response, chances } = answersInMode(channel, mode, mean, isSelective);
  return chances.map((chance, index) => response * ((1 - STRAIGHT_LINED) * chance + STRAIGHT_LINED * UNREAD[index]!));
}

/** How many of a kind of clients respond, 0–1, and what those answer in a mode who read the question. */
export function answersInMode(
  { channel, modeEffects }: SimulatedChannel,
  mode: Mode,
  mean: number,
  isSelective: boolean,
): { response: number; chances: FivePoints } {
  const { response, propensities } = CHANNELS[channel]!;
  const { share, of } = respondents(answersWithMean(mean), isSelective ? propensities : [1, 1, 1, 1, 1]);
  return { response: response * share, chances: shifted(of, modeEffects[mode]!) };
}

/** Months [from, to). */
export interface Months {
  from: number;
  to: number;
}

/** Strata of some months, as the product reads them from tallies. */
export function strataOf(cells: readonly AnswerCell[], { from, to }: Months): Stratum[] {
  const strata = new Map<string, Stratum>();
  for (const { service, channel, mode, segment, sourceClass, counts } of cells) {
    const key = `${service.key}|${channel}|${mode}|${segment}|${sourceClass}`;
    let stratum = strata.get(key);
    if (!stratum) {
      const tally = { ...emptyTally(), instrumentVersions: [INSTRUMENT_VERSION] };
      strata.set(key, (stratum = { subjectId: service.key, channel, mode, segment, sourceClass, tally }));
    }
    const sums = stratum.tally.counts.SAT;
    for (let month = from; month < to; month++)
      for (let index = 0; index < 5; index++) sums[index + 1]! += counts[5 * month + index]!;
  }
  return [...strata.values()].filter(({ tally }) => tally.counts.SAT.some((count) => count > 0));
}

/** Transactions of some months, as partners report them. */
export function flowOf(groups: readonly ClientGroup[], { from, to }: Months): FlowShare[] {
  const shares = new Map<string, FlowShare>();
  for (const { service, channel, segment, transactions } of groups) {
    const key = `${service.key}|${channel.channel}|${segment}`;
    let share = shares.get(key);
    if (!share)
      shares.set(key, (share = { subjectId: service.key, channel: channel.channel, segment, transactions: 0 }));
    for (let month = from; month < to; month++) share.transactions += transactions[month]!;
  }
  return [...shares.values()];
}
