/** Figures side by side, as the staff schema sends them. */
import type { Channel, ServiceStage } from '@otklik/schema';
import type { ChannelScore, Comparison, ComparedItem } from '#lib/charts/comparison.ts';
import type { Days, NamedLink } from './figures.ts';
import { ESTIMATE, SCORED } from './fragments.ts';

/** The fields of a comparison that are shown; `COMPARISON_PARTS` goes with them. */
export const COMPARISON = `
 
  against basis comparisons measure ranksWithheld reference { ...EstimateParts }
  funnel {
    betweenVariance overdispersed overdispersion target { ...EstimateParts }
    curve { n limits95 { low high } limits998 { low high } }
    chanceCurve { n limits95 { low high } limits998 { low high } }
    points { key position z }
  }
  items {
    key channel period { from to grain } segment { id slug name } touchpoint { id slug name }
    subject { id slug name ... on Service { stage authority { id slug name } } }
    estimate { ...ScoredParts } verdict reliability rank { best worst of }
    badge { comparability reasons } channels { key estimate { ...ScoredParts } }
    outcome {
      __typename
      ... on Difference { points interval { low high } p adjustedP detectable }
      ... on NotComparable { reasons }
    }
  }`;

/** The fragments of `COMPARISON`. */
export const COMPARISON_PARTS = `${ESTIMATE} ${SCORED}`;

/** An item as it comes: what it is of, without a label. */
export interface SentItem extends Omit<ComparedItem, 'label' | 'channels'> {
  channel: Channel | null;
  channels: { key: Channel; estimate: ChannelScore['estimate'] }[] | null;
  period: Days | null;
  segment: NamedLink | null;
  touchpoint: NamedLink | null;
  subject: (NamedLink & { stage?: ServiceStage; authority?: NamedLink }) | null;
}

/** A comparison as it comes. */
export type SentComparison = Omit<Comparison, 'items'> & { items: SentItem[] };

/** Scores per channel of an item, where it has them. */
export const channelsOf = ({ channels }: Pick<SentItem, 'channels'>): Pick<ComparedItem, 'channels'> =>
  channels ? { channels: channels.map(({ key, estimate }) => ({ channel: key, estimate })) } : {};
