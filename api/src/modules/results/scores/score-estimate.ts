import type { Measure, Stream } from '@otklik/schema';
import { standardisedInterval } from '../../../statistics/index.ts';
import { type EstimateValue, estimateOfTally, withheld } from '../estimate-value.ts';
import type { MethodInForce } from './method-in-force.rules.ts';
import { isAdjusted, type Score, scoreOf, type ScoreQuestion } from './score.rules.ts';
import { channelsInteract, modesInteract } from '../mode-table/interaction.rules.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import { type FlowShare, strataOfMajor, type Stratum, sumOfStrata } from './stratum.ts';

/** A figure, and the score it was made of; null where it was not adjusted. */
export interface ScoredEstimate {
  estimate: EstimateValue;
  score: Score | null;
  /** The strata it was made of: without what nothing joins to the newest version. */
  strata: readonly Stratum[];
}

/** What is asked of a score, and what becomes of versions that no link joins. */
type EstimateQuestion = Omit<ScoreQuestion, 'measure'> & { measure: Measure; stream: Stream } & Pick<
    VersionRule,
    'otherwise'
  >;

/**
 * The figure of some strata on one of the two published bases, unrounded but for n. What cannot be adjusted (RESULT,
 * the open stream) is the raw figure and says so; what is withheld as a raw figure is withheld here.
 */
export function scoreEstimate(
  all: readonly Stratum[],
  flow: readonly FlowShare[],
  method: MethodInForce,
  { measure, stream, otherwise, ...question }: EstimateQuestion,
): ScoredEstimate {
  const { links } = method;
  const raw = estimateOfTally(sumOfStrata(all), measure, stream, { links, otherwise });
  const strata = raw.leftOutVersions.length > 0 ? strataOfMajor(all, raw.instrumentVersion!) : all;
  if (!isAdjusted(measure) || stream === 'OPEN') return { estimate: raw, score: null, strata };
  const { basis } = question;
  if (raw.value === null) return { estimate: { ...raw, basis }, score: null, strata };
  const score = scoreOf(strata, flow, method, { ...question, measure });
  const { n, instrumentVersion } = raw;
  if (!score) return { estimate: withheld('NO_REFERENCE_MIX', { n, instrumentVersion, basis }), score: null, strata };
  return {
    estimate: { ...raw, ...shown(score, raw), ...labels(score, method, { ...question, measure }) },
    score,
    strata,
  };
}

/** Value and interval. Where nothing was changed they are those of the raw figure, to the last digit. */
function shown(score: Score, raw: EstimateValue): Partial<EstimateValue> {
  const { moments, effectVariance } = score;
  const isUntouched = score.weighting === 'ANSWERS' && [...score.loadings.values()].every(({ size }) => size === 0);
  if (isUntouched) return { value: raw.value };
  return {
    ...standardisedInterval({
      value: score.value,
      variance: moments.variance,
      sharedVariance: effectVariance,
      floor: moments.floor,
      degreesOfFreedom: degreesOf(score),
    }),
    method: 'ADJUSTED_SCORE_INTERVAL',
  };
}

/** Satterthwaite: the error of the published effects counts as known. */
export function degreesOf({ moments, effectVariance }: Pick<Score, 'moments' | 'effectVariance'>): number {
  const { variance, degreesOfFreedom } = moments;
  return variance > 0 ? degreesOfFreedom * ((variance + effectVariance) / variance) ** 2 : degreesOfFreedom;
}

const takesModesOut = ({ loadings }: Score): boolean =>
  [...loadings.values()].some((own) => [...own].some(([key, loading]) => key.startsWith('MODE:') && loading !== 0));

function labels(
  score: Score,
  { table, mix }: MethodInForce,
  { basis, measure, keepsChannels }: Pick<ScoreQuestion, 'basis' | 'measure' | 'keepsChannels'>,
) {
  return {
    basis,
    modeAdjustment: score.modeAdjustment,
    modeReason: score.modeReason,
    modesVary: takesModesOut(score) && modesInteract(table, measure),
    channelsVary: basis === 'LIKE_FOR_LIKE' && !keepsChannels && channelsInteract(table, measure),
    weighting: score.weighting,
    designEffect: score.weightingCost?.designEffect ?? null,
    equalWeightN: score.weightingCost?.effectiveN ?? null,
    coverage: score.coverage === null ? null : 100 * score.coverage,
    modeTable: table?.version ?? null,
    referenceMix: basis === 'LIKE_FOR_LIKE' ? (mix?.year ?? null) : null,
  };
}
