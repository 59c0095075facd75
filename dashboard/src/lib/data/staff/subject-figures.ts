/** What the first tab of the page of a subject shows. */
import type { BreakdownEstimate, Distribution, Estimate, PeriodEstimate } from './figures.ts';
import { type OppositeMoves, oppositeMoves } from '#lib/format/opposite-moves.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { nameByCode } from './breakdown-names.ts';
import type { SentGroup } from './breakdown-names.ts';
import { BREAKDOWN_ROW, DISTRIBUTION, SCORED, TREND_POINT } from './fragments.ts';
import { ask, found } from './read.ts';
import { breakdownBy, variablesOf } from './subject-question.ts';
import type { SubjectField } from './subject-question.ts';
import { itemOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** A touchpoint has one channel: nothing is broken down by it. */
const figuresDocument = (
  field: SubjectField,
) => `query AppFigures($id: ID!, $measure: Measure!, $item: Item!, $itemMean: Measure!, $basis: Basis!, $grain: Grain!, $trend: PeriodInput!, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  subject: ${field}(id: $id) {
    trend(measure: $measure, basis: $basis, grain: $grain, period: $trend, filter: $filter) { ...TrendPoint }
    distribution(item: $item, period: $period, filter: $filter) { ...DistributionParts }
    earlier: distribution(item: $item, period: $before, filter: $filter) { topTwo }
    mean: estimate(measure: $itemMean, basis: RAW, period: $period, filter: $filter) { value }
    earlierMean: estimate(measure: $itemMean, basis: RAW, period: $before, filter: $filter) { value }
    openDistribution: distribution(item: SAT, period: $period, filter: $filter, stream: OPEN) { ...DistributionParts }
    openDifference(period: $period, filter: $filter)
    ${field === 'touchpoint' ? '' : breakdownBy('channels', 'CHANNEL')}
  }
}
${SCORED} ${TREND_POINT} ${DISTRIBUTION} ${field === 'touchpoint' ? '' : BREAKDOWN_ROW}`;

export const SERVICE_FIGURES = figuresDocument('service');
export const SITUATION_FIGURES = figuresDocument('lifeSituation');
export const TOUCHPOINT_FIGURES = figuresDocument('touchpoint');
const FIGURES: Record<SubjectField, string> = {
  service: SERVICE_FIGURES,
  lifeSituation: SITUATION_FIGURES,
  touchpoint: TOUCHPOINT_FIGURES,
};

/** Figures of the first tab. */
export interface SubjectFigures {
  trend: PeriodEstimate[];
  distribution: Distribution;
  /** Where the mean of the answers and the share of the two best moved apart since the period before; else null. */
  apart: OppositeMoves | null;
  openDistribution: Distribution;
  /** By how many points open ratings are above those of people who were asked; null where that is not known. */
  openDifference: number | null;
  /** Null for a touchpoint, which has one. */
  channels: BreakdownEstimate[] | null;
}

/** Trend, channels, and the answers to the question of the measure, or to satisfaction where it is the index. */
export async function readFigures(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<SubjectFigures> {
  interface Told extends Omit<SubjectFigures, 'apart' | 'channels'> {
    channels?: SentGroup[];
    earlier: Pick<Distribution, 'topTwo'>;
    mean: Pick<Estimate, 'value'>;
    earlierMean: Pick<Estimate, 'value'>;
  }
  const { subject } = await ask<{ subject: Told | null }>(locals, FIGURES[field], {
    ...variablesOf(id, state),
    item: itemOf(state.measure),
    itemMean: itemOf(state.measure),
  });
  const { earlier, mean, earlierMean, ...figures } = found(subject, locals);
  const { channel } = appMessages[locals.language].words;
  const apart = oppositeMoves(
    { mean: mean.value, topTwo: figures.distribution.topTwo },
    { mean: earlierMean.value, topTwo: earlier.topTwo },
  );
  return { ...figures, apart, channels: figures.channels ? nameByCode(figures.channels, channel) : null };
}
