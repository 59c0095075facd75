/** Shapes of figures side by side, as the api sends them. A pair that is not comparable has no difference at all. */
import type {
  Basis,
  Channel,
  Comparability,
  ComparabilityReason,
  ComparedWith,
  ComparisonVerdict,
  FunnelPosition,
  Measure,
} from '@otklik/schema';
import type { Estimate, Interval, ScoredEstimate } from './figures.ts';

export type { ScoredEstimate } from './figures.ts';

/** The score of one channel. */
export interface ChannelScore {
  channel: Channel;
  estimate: ScoredEstimate;
}

/** How far a figure lies from what it is compared with, in points. */
export interface Difference {
  __typename: 'Difference';
  points: number;
  interval: Interval;
  p: number | null;
  adjustedP: number | null;
  detectable: number;
}

/** Why there is no difference. */
export interface NotComparable {
  __typename: 'NotComparable';
  reasons: ComparabilityReason[];
}

/** One of those that are compared, with its name. */
export interface ComparedItem {
  key: string;
  label: string;
  estimate: ScoredEstimate;
  /** Null for the one that the others are compared with; so is `outcome`. */
  verdict: ComparisonVerdict | null;
  outcome: Difference | NotComparable | null;
  badge: { comparability: Comparability; reasons: ComparabilityReason[] };
  /** 0–1; a flag needs 0.70. */
  reliability: number | null;
  rank: { best: number; worst: number; of: number } | null;
  /** Where ranks are withheld since channels differ from service to service; else absent, as for rows of other pages. */
  channels?: readonly ChannelScore[];
}

/** Limits at one number of answers. */
interface FunnelLimits {
  n: number;
  limits95: Interval;
  limits998: Interval;
}

/** A funnel: target, spread, limits as a curve, and where each comparable figure lies. */
export interface Funnel {
  target: Estimate;
  /** τ², points². */
  betweenVariance: number;
  overdispersed: boolean;
  /** φ; 1 where chance alone is at work. */
  overdispersion: number;
  /** Limits of chance and the usual spread, few answers first. */
  curve: FunnelLimits[];
  /** Limits of chance alone, at the same numbers of answers. */
  chanceCurve: FunnelLimits[];
  points: { key: string; position: FunnelPosition; z: number }[];
}

/** Figures side by side. */
export interface Comparison<Item extends ComparedItem = ComparedItem> {
  against: ComparedWith;
  basis: Basis;
  /** Number of comparisons whose p-values are adjusted together. */
  comparisons: number;
  measure: Measure;
  ranksWithheld: ComparabilityReason | null;
  reference: Estimate;
  funnel: Funnel | null;
  items: Item[];
}

/** Only these two have a colour: chance does not explain them, and they are large enough to matter. */
export const isFlagged = (verdict: ComparisonVerdict | null): verdict is 'ABOVE' | 'BELOW' =>
  verdict === 'ABOVE' || verdict === 'BELOW';
