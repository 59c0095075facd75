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
import {
  indexEstimate,
  meanEstimate,
  POLICY,
  qualityOf,
  shareEstimate,
  staffEstimate,
} from '../../statistics/index.ts';
import type { Tally } from './tally.ts';

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
  weighting: Weighting | null;
  /** Percent. */
  coverage: number | null;
  /** Version of the mode table that was used. */
  modeTable: string | null;
  /** Year of the reference mix that was used. */
  referenceMix: number | null;
}

/** What is said of a figure that was not adjusted at all. */
export const UNADJUSTED = {
  basis: 'RAW',
  modeAdjustment: null,
  modeReason: null,
  weighting: null,
  coverage: null,
  modeTable: null,
  referenceMix: null,
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

/** Answers that a measure counts: 1–5 of an item; 1–3 of RESULT, since 4 is not settled; the fewest of the index. */
export function answersOf(tally: Tally, measure: Measure): number {
  const count = (counts: number[]) => counts.reduce((sum, n) => sum + n, 0);
  if (measure === 'RESULT') return count(tally.counts.RESULT.slice(1, 4));
  if (measure === 'CSI') return Math.min(...(['SAT', 'EASE', 'TIME'] as const).map((item) => answersOf(tally, item)));
  return count(tally.counts[measure].slice(1));
}

/**
 * The figure of a tally, unrounded but for n. Below 10 answers there is none; the open stream has no interval.
 */
export function estimateOfTally(tally: Tally, measure: Measure, stream: Stream): EstimateValue {
  const n = answersOf(tally, measure);
  const instrumentVersion = tally.instrumentVersions.at(-1) ?? null;
  const estimate = computed(tally, measure);
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
  };
}

function computed(tally: Tally, measure: Measure) {
  const { counts, pairs } = tally;
  switch (measure) {
    case 'RESULT':
      return shareEstimate(counts.RESULT[3]!, answersOf(tally, 'RESULT'));
    case 'CSI':
      return indexEstimate({
        SAT: counts.SAT.slice(1),
        EASE: counts.EASE.slice(1),
        TIME: counts.TIME.slice(1),
        pairs: {
          SAT_EASE: pairSums(pairs.SAT_EASE),
          SAT_TIME: pairSums(pairs.SAT_TIME),
          EASE_TIME: pairSums(pairs.EASE_TIME),
        },
      });
    default:
      return meanEstimate(counts[measure].slice(1));
  }
}

const pairSums = ({ n, a, b, ab }: Tally['pairs']['SAT_EASE']) => ({ n, sumA: a, sumB: b, sumAB: ab });

/** The figure as staff see it: one decimal, exact n. */
export function roundedForStaff(estimate: EstimateValue): EstimateValue {
  if (estimate.value === null || estimate.n === null) return estimate;
  const { value, interval, effectiveN } = staffEstimate({
    value: estimate.value,
    interval: estimate.interval,
    n: estimate.n,
    effectiveN: estimate.effectiveN,
  });
  const { coverage } = estimate;
  return { ...estimate, value, interval, effectiveN, coverage: coverage && Math.floor(coverage) };
}
