/** Both ends of an interval, in the unit of the figure it belongs to. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure about the population that could be computed. Value and interval are on the 0–100 scale. */
export interface Estimate {
  readonly estimable: true;
  readonly value: number;
  readonly interval: Interval;
  /** Answers behind the figure. For the index: the smallest n of its items. */
  readonly n: number;
  /** Simple yes/no answers that would give an interval as narrow as this one (n_eff); at least n. */
  readonly effectiveN: number;
}

/** Why a figure could not be computed. The names are those of the published vocabulary of reasons. */
export type NotEstimableReason =
  /** No answers. */
  | 'NO_DATA'
  /** One answer: it has a value, but nothing is known of the spread. */
  | 'TOO_FEW'
  /** An item of the index has fewer answers than the index needs. */
  | 'INDEX_INCOMPLETE'
  /** A quantile lies above the largest value that is kept apart. */
  | 'ABOVE_BINS';

/** A figure that could not be computed, and why. There is never a NaN. */
export interface NotEstimable {
  readonly estimable: false;
  readonly reason: NotEstimableReason;
  readonly n: number;
}
