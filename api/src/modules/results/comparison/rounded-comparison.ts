import { type EstimateValue, roundedForStaff } from '../estimate-value.ts';
import type { BreakdownQuery } from '../figure-query.ts';
import type { ComparedFigure } from './compared-figure.ts';
import type { ComparedValue } from './compare-figures.ts';
import type { ComparedItem, OutcomeValue } from './compare.rules.ts';
import type { FunnelValue } from './funnel.rules.ts';

/** One of those that are compared, as it leaves the api. */
export interface ShownItem
  extends
    Pick<ComparedFigure, 'key' | 'of' | 'period' | 'channel' | 'segmentId' | 'touchpointId' | 'estimate'>,
    Omit<ComparedItem, 'figure'> {
  /** Whether it stands for its whole subject. */
  isSubject: boolean;
  /** What its score is asked for channel by channel with; null where the figure is enough, or is of a part itself. */
  byChannel: BreakdownQuery | null;
}

/** A comparison as it leaves the api. */
export interface ShownComparison extends Omit<ComparedValue, 'items'> {
  items: ShownItem[];
}

/** One decimal, as figures of staff; of whole numbers a difference is known no better. p-values to six digits. */
export function roundedComparison(compared: ComparedValue): ShownComparison {
  const { items, reference, funnel, query, ranksWithheld, isOfParts } = compared;
  // The same object for all of one period.
  const byChannel: BreakdownQuery | null =
    ranksWithheld === 'INTERACTION' && !isOfParts ? { ...query, by: 'CHANNEL' } : null;
  return {
    ...compared,
    reference: rounded(reference),
    items: items.map(({ figure, outcome, reliability, ...item }) => {
      const { key, of, period, channel, segmentId, touchpointId, estimate } = figure;
      return {
        ...item,
        key,
        of,
        period,
        channel,
        segmentId,
        touchpointId,
        estimate: rounded(estimate),
        isSubject: period === null && channel === null && !isOfParts,
        byChannel: byChannel && period ? { ...byChannel, period } : byChannel,
        outcome: outcome && roundedOutcome(outcome),
        reliability: roundedReliability(reliability),
      };
    }),
    funnel: funnel && roundedFunnel(funnel),
  };
}

/** Published figures are whole numbers already: they stay as they are. */
export const rounded = (estimate: EstimateValue): EstimateValue =>
  estimate.value === null ? estimate : roundedForStaff(estimate);

/** Reliability to three digits. */
export const roundedReliability = (reliability: number | null): number | null =>
  reliability === null ? null : digits(reliability, 3);

/** Points to one decimal, p-values to six digits. */
export function roundedOutcome(outcome: OutcomeValue): OutcomeValue {
  if ('reasons' in outcome) return outcome;
  const { points, interval, p, adjustedP, detectable } = outcome;
  return {
    points: digits(points, 1),
    interval: range(interval),
    p: p === null ? null : digits(p, 6),
    adjustedP: adjustedP === null ? null : digits(adjustedP, 6),
    detectable: digits(detectable, 1),
  };
}

function roundedFunnel(funnel: FunnelValue): FunnelValue {
  return {
    ...funnel,
    target: rounded(funnel.target),
    withinDeviation: digits(funnel.withinDeviation, 2),
    overdispersion: digits(funnel.overdispersion, 2),
    betweenVariance: digits(funnel.betweenVariance, 2),
    curve: roundedCurve(funnel.curve),
    chanceCurve: roundedCurve(funnel.chanceCurve),
    points: funnel.points.map((point) => ({
      ...point,
      estimate: rounded(point.estimate),
      z: digits(point.z, 2),
    })),
  };
}

const roundedCurve = (curve: FunnelValue['curve']): FunnelValue['curve'] =>
  curve.map(({ n, limits95, limits998 }) => ({ n, limits95: range(limits95), limits998: range(limits998) }));

const range = ({ low, high }: { low: number; high: number }) => ({ low: digits(low, 1), high: digits(high, 1) });
const digits = (value: number, count: number): number => Math.round(value * 10 ** count) / 10 ** count;
