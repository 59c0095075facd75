import type { Estimate } from './estimate.ts';
import type { Rows } from './rows.ts';

/** The levels that the coefficients are relative to. */
export interface MixReference {
  readonly channel: string;
  readonly mode: string;
  readonly segment: string;
}

/** The published reference mix: weights by channel and by segment, each relative to their own sum. */
export interface ReferenceMix {
  readonly channels: Readonly<Record<string, number>>;
  readonly segments: Readonly<Record<string, number>>;
  /** Share of the whole mix that these weights stand for, 0–1; 1 unless given. */
  readonly coverage?: number;
}

/** One published coefficient, points relative to the reference of its factor. */
export interface MixCoefficient {
  readonly factor: 'channel' | 'mode' | 'segment';
  readonly level: string;
  readonly value: number;
  readonly standardError: number;
}

/** The coefficient table of an item: freeze it with the mode table, and any service's score can be recomputed. */
export interface MixCoefficients {
  readonly reference: MixReference;
  readonly rows: readonly MixCoefficient[];
  /** Σ_b of the rows in their order, points² (HC1). */
  readonly covariance: Rows;
}

/** Why a service has no score at the reference mix. */
export type NotLikeForLike =
  | 'NO_DATA'
  | 'TOO_FEW'
  /** It has a channel or segment that nothing joins to the reference ones. */
  | 'DISCONNECTED'
  /** What is joined is too small a part of the reference mix. */
  | 'LOW_COVERAGE';

/** A score of a service at the reference mix. */
export interface LikeForLike extends Estimate {
  /** Points, before it was brought to the scale. */
  readonly rawValue: number;
  readonly variance: number;
  /** Share of the reference mix that the coefficients reach, 0–1. */
  readonly coverage: number;
}

/** No score at the reference mix, and why. */
export interface NotLikeForLikeEstimable {
  readonly estimable: false;
  readonly reason: NotLikeForLike;
  readonly n: number;
}
