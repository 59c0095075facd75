import type { Measure, Weighting } from '@otklik/schema';
import { POLICY } from '../../../statistics/index.ts';
import type { FlowShare, Stratum } from '../scores/stratum.ts';
import { type Mix, mixKey } from './fixed-mix.rules.ts';

/** Which part of a mix something is of. */
export type MixLevel = (part: Pick<Stratum, 'subjectId' | 'channel' | 'segment'>) => string;

/** Channels alone, whatever the segment. */
const channelKey: MixLevel = ({ subjectId, channel }) => `${subjectId}|${channel}`;

/** A mix and where it comes from. */
export interface BaseMix {
  mix: Mix;
  weighting: Weighting;
}

/** The mix that a line is held at, and how fine it is. */
export interface HeldMix extends BaseMix {
  keyOf: MixLevel;
  /** False where channels alone are held: too few answers tell the segment. */
  keepsSegments: boolean;
}

/**
 * The mix of a year, which a line is held at: its transactions by channel and segment; where none are known its answers,
 * so that the figure is "unweighted".
 */
export function baseMix(
  flow: readonly FlowShare[],
  strata: readonly Stratum[],
  measure: Measure,
  keyOf: MixLevel = mixKey,
): BaseMix {
  const mix = new Map<string, number>();
  const add = (key: string, count: number) => count > 0 && mix.set(key, (mix.get(key) ?? 0) + count);
  for (const share of flow) add(keyOf(share), share.transactions);
  if (mix.size > 0) return { mix, weighting: 'FLOW' };
  for (const stratum of strata) add(keyOf(stratum), itemAnswers(stratum, measure));
  return { mix, weighting: 'ANSWERS' };
}

/**
 * The finest mix of the base year that its own periods can be brought to: channel and segment, if in at least half of
 * them the parts with five answers are 80 percent of the mix; else channel alone. Only the base year decides, so that the
 * line does not change its meaning with later answers.
 *
 * @param periods strata of the periods of the base year
 */
export function heldMix(
  flow: readonly FlowShare[],
  periods: readonly (readonly Stratum[])[],
  measure: Measure,
): HeldMix {
  const all = periods.flat();
  const fine = baseMix(flow, all, measure);
  const covered = periods.filter(
    (strata) => coverageOf(strata, fine.mix, measure) >= POLICY.standardisation.minimumCoverage - 1e-12,
  );
  if (covered.length >= POLICY.baseMixPeriodsAtLeast * periods.length)
    return { ...fine, keyOf: mixKey, keepsSegments: true };
  return { ...baseMix(flow, all, measure, channelKey), keyOf: channelKey, keepsSegments: false };
}

/** Share of a mix whose parts have five answers, 0–1. */
function coverageOf(strata: readonly Stratum[], mix: Mix, measure: Measure): number {
  const answers = new Map<string, number>();
  for (const stratum of strata)
    answers.set(mixKey(stratum), (answers.get(mixKey(stratum)) ?? 0) + itemAnswers(stratum, measure));
  let [whole, observed] = [0, 0];
  for (const [key, weight] of mix) {
    whole += weight;
    if ((answers.get(key) ?? 0) >= POLICY.standardisation.minimumStratumN) observed += weight;
  }
  return whole > 0 ? observed / whole : 0;
}

/** Answers to the item; of the index to its first. */
function itemAnswers({ tally }: Stratum, measure: Measure): number {
  const item = measure === 'CSI' ? 'SAT' : measure;
  return tally.counts[item].slice(1, item === 'RESULT' ? 4 : 6).reduce((sum, count) => sum + count, 0);
}
