import type {
  Basis,
  Measure,
  Method,
  ModeAdjustment,
  ModeEffectReason,
  Quality,
  Stream,
  SuppressionReason,
  Weighting,
} from '@otklik/schema';
import { POLICY, qualityOf, staffEstimate } from '../../statistics/index.ts';
import { type VersionRule, WITHHOLD_MIXED } from './linking/version-rule.ts';
import { answersOf } from './measure-estimate.ts';
import type { Tally } from './tally.ts';
import { joinedVersions } from './linking/joined-versions.ts';

/** A figure about the population: the only form in which a statistic leaves the api. */
export interface EstimateValue {
  value: number | null;
  interval: { low: number; high: number } | null;
  n: number | null;
  effectiveN: number | null;
  method: Method | null;
  quality: Quality;
  suppressed: boolean;
  reason: SuppressionReason | null;
  instrumentVersion: string | null;
  methodVersion: string;
  basis: Basis;
  modeAdjustment: ModeAdjustment | null;
  modeReason: ModeEffectReason | null;
  /** Whether what was taken out for the modes differs from channel to channel, so that it is but a mean. */
  modesVary: boolean;
  /** Whether channels differ from service to service, so that one figure like for like misleads. */
  channelsVary: boolean;
  weighting: Weighting | null;
  /** Percent. */
  coverage: number | null;
  /** Kish; null where nothing is weighted. */
  designEffect: number | null;
  /** Answers with equal weights that would be worth as much. */
  equalWeightN: number | null;
  /** Version of the mode table that was used. */
  modeTable: string | null;
  /** Year of the reference mix that was used. */
  referenceMix: number | null;
  /** Versions whose answers a frozen link brought to the scale of `instrumentVersion`, oldest first. */
  linkedVersions: readonly string[];
  /** Versions that nothing joins to it: their answers are not in the figure. */
  leftOutVersions: readonly string[];
  /** How many answers those are; null where none. */
  leftOutAnswers: number | null;
}

/** A like-for-like score as it would be on the reference mix that the one in force replaced. */
export interface EarlierMixScore {
  referenceMix: number;
  score: number;
  low: number;
  high: number;
}

/** A figure whose score on the earlier mix can be asked for; it is made only then. */
export interface EstimateOfYear extends EstimateValue {
  onEarlierMix?: () => Promise<EarlierMixScore | null>;
}

/** What is said of a figure that was not adjusted at all. */
export const UNADJUSTED = {
  basis: 'RAW',
  modeAdjustment: null,
  modeReason: null,
  modesVary: false,
  channelsVary: false,
  weighting: null,
  coverage: null,
  designEffect: null,
  equalWeightN: null,
  modeTable: null,
  referenceMix: null,
  linkedVersions: [],
  leftOutVersions: [],
  leftOutAnswers: null,
} as const;

/** The figure that is withheld or absent, and why. */
export const withheld = (
  reason: SuppressionReason,
  {
    n = null,
    instrumentVersion = null,
    basis = 'RAW',
  }: { n?: number | null; instrumentVersion?: string | null; basis?: Basis } = {},
): EstimateValue => ({
  value: null,
  interval: null,
  n,
  effectiveN: null,
  method: null,
  quality: 'NONE',
  suppressed: true,
  reason,
  instrumentVersion,
  methodVersion: POLICY.methodVersion,
  ...UNADJUSTED,
  basis,
});

const METHOD_OF: Record<Measure, Method> = {
  SAT: 'MEAN_SCORE_INTERVAL',
  EASE: 'MEAN_SCORE_INTERVAL',
  TIME: 'MEAN_SCORE_INTERVAL',
  RESULT: 'SHARE_SCORE_INTERVAL',
  CSI: 'INDEX_SCORE_INTERVAL',
};

/**
 * The figure of a tally, unrounded but for n. Below 10 answers there is none; the open stream has no interval. Answers
 * to several MAJOR versions are joined by frozen links, or not at all.
 */
export function estimateOfTally(
  tally: Tally,
  measure: Measure,
  stream: Stream,
  rule: VersionRule = WITHHOLD_MIXED,
): EstimateValue {
  const versions = joinedVersions(tally, measure, rule);
  if (versions.kind === 'APART') {
    const { newest, leftOut } = versions;
    const n = answersOf(tally, measure);
    const instrumentVersion = newest.instrumentVersions.at(-1)!;
    if (n < POLICY.minimumToShow) return withheld('TOO_FEW', { n, instrumentVersion });
    const estimate = rule.otherwise === 'NEWEST' ? estimateOfTally(newest, measure, stream, rule) : null;
    if (!estimate || estimate.value === null) return withheld('MIXED_VERSIONS', { n, instrumentVersion });
    return { ...estimate, ...leftOut };
  }
  const n = answersOf(tally, measure);
  const instrumentVersion = versions.newest.instrumentVersions.at(-1) ?? null;
  const { estimate } = versions;
  if (!estimate.estimable)
    return withheld(n > 0 && n < POLICY.minimumToShow ? 'TOO_FEW' : estimate.reason, { n, instrumentVersion });
  if (n < POLICY.minimumToShow) return withheld('TOO_FEW', { n, instrumentVersion });
  const isOpen = stream === 'OPEN';
  return {
    value: estimate.value,
    interval: isOpen ? null : estimate.interval,
    n,
    effectiveN: isOpen ? null : estimate.effectiveN,
    method: isOpen ? 'MEAN_WITHOUT_INTERVAL' : METHOD_OF[measure],
    quality: qualityOf(n),
    suppressed: false,
    reason: null,
    instrumentVersion,
    methodVersion: POLICY.methodVersion,
    ...UNADJUSTED,
    linkedVersions: versions.linked,
  };
}

/** The figure as staff see it: one decimal, exact n. */
export function roundedForStaff(estimate: EstimateValue): EstimateValue {
  if (estimate.value === null || estimate.n === null) return estimate;
  const { value, interval, effectiveN } = staffEstimate({
    value: estimate.value,
    interval: estimate.interval,
    n: estimate.n,
    effectiveN: estimate.effectiveN,
  });
  const { coverage, designEffect, equalWeightN } = estimate;
  return {
    ...estimate,
    value,
    interval,
    effectiveN,
    coverage: coverage && Math.floor(coverage),
    designEffect: designEffect && Math.round(100 * designEffect) / 100,
    equalWeightN: equalWeightN && Math.round(equalWeightN),
  };
}
