import type { Channel } from '@otklik/schema';
import type { MixShare } from '../src/modules/results/mode-table/mode-table.ts';
import type { AdjustedMeasure } from '../src/modules/results/scores/score.rules.ts';
import { CHANNELS, type Country, type SimulatedService } from './country.ts';
import { answersWithMean, meanOf, nearTo, respondents } from './five-points.ts';

/** Mean of all clients of a kind, asked on the web: the truth, 0–100. */
export const clientsMean = (
  { segments }: Country,
  { level }: Pick<SimulatedService, 'level'>,
  channel: Channel,
  segment: string,
  apart = 0,
): number => level + CHANNELS[channel]!.apart + segments[segment]! + apart;

/** Of whom a truth is told: of all clients, or of those among them who answer when they are asked. */
export type Population = 'CLIENTS' | 'RESPONDENTS';

/** Which truth is told. */
export interface TruthQuestion {
  measure: AdjustedMeasure;
  population: Population;
  /** Whether those who respond differ from those who do not. */
  isSelective: boolean;
}

/**
 * Mean of a kind of clients, or of those of them who respond. No weighting by channel and segment can know the
 * difference between the two. Ease and time are answered near satisfaction; the index is the mean of the three.
 */
export function meanAmong({ measure, population, isSelective }: TruthQuestion, mean: number, channel: Channel): number {
  const isOfAll = population === 'CLIENTS' || !isSelective;
  if (isOfAll && measure === 'SAT') return mean;
  const all = answersWithMean(mean);
  const answers = isOfAll ? all : respondents(all, CHANNELS[channel]!.propensities).of;
  const [sat, near] = [meanOf(answers), meanOf(nearTo(answers))];
  return measure === 'SAT' ? sat : measure === 'CSI' ? (sat + 2 * near) / 3 : near;
}

/**
 * What the like-for-like score of a service is meant to be: its clients as they would be with the reference mix, also
 * in channels that it does not have.
 *
 *     θ_s + Σ_c W_c β_c + Σ_k W_k γ_k; of respondents  Σ_ck W_ck R_c(θ_s + β_c + γ_k)
 */
export function likeForLikeTruth(
  country: Country,
  service: SimulatedService,
  mix: readonly MixShare[],
  question: TruthQuestion,
): number {
  const whole = mix.reduce((sum, { count }) => sum + count, 0);
  return mix.reduce((sum, { channel, segment, count }) => {
    const mean = meanAmong(question, clientsMean(country, service, channel, segment), channel);
    return sum + (count / whole) * mean;
  }, 0);
}

/** What the as-experienced score is meant to be: the mean of the clients there were. */
export function experiencedTruth(
  clients: readonly { channel: Channel; mean: number; transactions: number }[],
  question: TruthQuestion,
): number {
  let [sum, whole] = [0, 0];
  for (const { channel, mean, transactions } of clients) {
    sum += transactions * meanAmong(question, mean, channel);
    whole += transactions;
  }
  return sum / whole;
}
