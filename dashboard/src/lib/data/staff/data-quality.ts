/** What a service's figures rest on: who was asked, who answered and how. */
import type { Channel, Mode } from '@otklik/schema';
import type { ScoredEstimate } from '#lib/charts/comparison.ts';
import type { Estimate } from './figures.ts';
import { ESTIMATE, SCORED } from './fragments.ts';
import { daysOf } from './periods.ts';
import { ask, found, today } from './read.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** Of how many who were asked in one way how many answered. */
export interface ClassParticipation {
  sourceClass: 'RANDOM' | 'PROMPT';
  asked: number;
  /** Null where too few were invited to tell it. */
  answered: number | null;
  /** Percent of those asked. */
  responseRate: Estimate;
}

/** How many used a service in one channel, were asked and answered. */
export interface ChannelParticipation {
  channel: Channel;
  transactions: number;
  /** Of the invited null where too few were to tell it. */
  answered: Record<'RANDOM' | 'PROMPT', number | null>;
  /** Transactions for which one answer in the score stands. */
  answerWeight: number | null;
  /** Invited and prompted apart; both together have no rate. */
  bySourceClass: ClassParticipation[];
}

/** What the figures of one service rest on. */
export interface DataQuality {
  /** The same measure by each of the two scores and the raw mean. */
  scores: Record<'asExperienced' | 'likeForLike' | 'raw', ScoredEstimate>;
  /** Share of each mode among the answers, as they were given. */
  modes: { key: Mode; share: number | null; estimate: Estimate }[];
  /** Null for what the viewer's authorities do not own. */
  participation: ChannelParticipation[] | null;
}

export const DATA_QUALITY = `query AppDataQuality($id: ID!, $measure: Measure!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  service(id: $id) {
    asExperienced: estimate(measure: $measure, basis: AS_EXPERIENCED, period: $period, filter: $filter) { ...ScoredParts designEffect equalWeightN }
    likeForLike: estimate(measure: $measure, basis: LIKE_FOR_LIKE, period: $period, filter: $filter) { ...ScoredParts designEffect equalWeightN }
    raw: estimate(measure: $measure, basis: RAW, period: $period, filter: $filter) { ...ScoredParts }
    modes: breakdown(measure: $measure, basis: RAW, by: MODE, period: $period, filter: $filter) {
      key share estimate { ...EstimateParts }
    }
    participation(period: $period) {
      channel transactions answered { RANDOM PROMPT } answerWeight
      bySourceClass { sourceClass asked answered responseRate { ...EstimateParts } }
    }
  }
}
${ESTIMATE} ${SCORED}`;

/** Reads what the figures of a service rest on, for the measure, the period and the filters of the view. */
export async function readDataQuality(locals: App.Locals, id: string, state: ViewState): Promise<DataQuality> {
  const { service } = await ask<{ service: (DataQuality['scores'] & Omit<DataQuality, 'scores'>) | null }>(
    locals,
    DATA_QUALITY,
    {
      id,
      measure: state.measure,
      period: daysOf(state.period, today()),
      filter: filterOf(state),
    },
  );
  const { asExperienced, likeForLike, raw, ...rest } = found(service, locals);
  return { scores: { asExperienced, likeForLike, raw }, ...rest };
}
