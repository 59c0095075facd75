/** Shapes of the figures as the api sends them. They are read, never computed, on this side. */
import type {
  Basis,
  Grain,
  Item,
  Measure,
  Method,
  ModeAdjustment,
  ModeEffectReason,
  Quality,
  SuppressionReason,
  Weighting,
} from '@otklik/schema';

/** 95 % interval in the unit of its estimate (0–100 points or percent). */
export interface Interval {
  low: number;
  high: number;
}

/** A figure about the population. Scores and shares run from 0 to 100. */
export interface Estimate {
  value: number | null;
  interval: Interval | null;
  /** Answers behind the figure; null when withheld. */
  n: number | null;
  effectiveN: number | null;
  method: Method | null;
  quality: Quality;
  suppressed: boolean;
  reason: SuppressionReason | null;
  instrumentVersion: string | null;
  /** Older versions that a link brought to the scale of `instrumentVersion`. */
  linkedVersions?: readonly string[];
  /** Older versions that nothing joins to it, and how many answers that leaves out. */
  leftOutVersions?: readonly string[];
  leftOutAnswers?: number | null;
  methodVersion: string;
}

/** What was done to a score, and with what. */
export interface ScoreFacts {
  basis: Basis;
  /** Percent of the transactions or of the reference mix, 0–100; null for RAW and without weights. */
  coverage: number | null;
  modeAdjustment: ModeAdjustment | null;
  modeReason: ModeEffectReason | null;
  modesVary?: boolean;
  channelsVary?: boolean;
  modeTable: string | null;
  weighting: Weighting | null;
  referenceMix: number | null;
  /** Kish: how many times larger weighting makes the variance; null where no weights differ. */
  designEffect?: number | null;
  /** Answers with equal weights that would be worth as much. */
  equalWeightN?: number | null;
}

/** A figure and what was done to it. */
export interface ScoredEstimate extends Estimate, ScoreFacts {}

/** A figure that may be a score; others are shares and counts, to which nothing is done. */
export type MaybeScored = Estimate & Partial<ScoreFacts>;

/** Inclusive calendar days, `YYYY-MM-DD`. */
export interface Days {
  from: string;
  to: string;
}

/** A period of figures; grain is null for freely chosen days. */
export interface Period extends Days {
  grain: Grain | null;
}

/** One point of a trend. `complete` is false for the period that is still running. */
export interface PeriodEstimate {
  period: Period;
  estimate: MaybeScored;
  complete: boolean;
}

/** One row of a breakdown. `share` is the percentage of answers, null when withheld. */
export interface BreakdownEstimate {
  /** Code or global id; null for answers whose segment is not known. */
  key: string | null;
  label: string;
  share: number | null;
  estimate: MaybeScored;
}

/** One bar of a distribution; percent 0–100. */
export interface DistributionBar {
  value: number;
  label: string;
  count: number;
  percent: number;
}

/** How the answers to one item are spread; bars are empty when withheld. */
export interface Distribution {
  item: Item;
  n: number | null;
  doesNotApply: number | null;
  /** Percent of the two best and of the two worst of five answers; null when withheld, and on other scales. */
  topTwo: number | null;
  bottomTwo: number | null;
  suppressed: boolean;
  reason: SuppressionReason | null;
  bars: DistributionBar[];
}

/** What the measure is counted in. */
export const unitOf = (measure: Measure): 'points' | 'percent' => (measure === 'RESULT' ? 'percent' : 'points');
