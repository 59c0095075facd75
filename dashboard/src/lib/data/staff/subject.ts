/** Heads of the pages of one service, one life situation and one touchpoint. */
import type { Audience, Channel, Mode, ServiceStage } from '@otklik/schema';
import type { Estimate, NamedLink, SourceFigure } from './figures.ts';
import type { ScoredEstimate } from '#lib/charts/comparison.ts';
import { ESTIMATE, SCORED, sourcesOf } from './fragments.ts';
import { readFigureChanges } from './figure-changes.ts';
import type { FiguresOf } from './figure-changes.ts';
import { ask, found } from './read.ts';
import type { Connection } from './read.ts';
import { variablesOf } from './subject-question.ts';
import type { ViewState } from './view-state.ts';

/** A touchpoint where a subject is rated. */
export interface TouchpointLink extends NamedLink {
  channel: Channel;
  modes: Mode[];
  place: string | null;
  retired: boolean;
}

/** A score like for like on the reference mix of the year before. */
export interface EarlierMixScore {
  /** Year of that mix. */
  referenceMix: number;
  score: number;
  low: number;
  high: number;
}

/** Head of a page: always read, whatever the tab. */
export interface SubjectHead extends NamedLink {
  sat: ScoredEstimate;
  csi: ScoredEstimate;
  chosen: ScoredEstimate & { onEarlierMix: EarlierMixScore | null };
  result: Estimate;
  open: Estimate;
  /** Invited and prompted respondents apart, of the chosen measure and score. */
  sources: SourceFigure[];
  reports: Connection<{ id: string; slug: string; title: string; publishedAt: string }>;
}

export interface ServiceHead extends SubjectHead {
  audience: Audience;
  stage: ServiceStage;
  supervision: boolean;
  retired: boolean;
  authority: NamedLink;
  lifeSituations: NamedLink[];
  touchpoints: TouchpointLink[];
}

export interface SituationHead extends SubjectHead {
  retired: boolean;
  lead: NamedLink | null;
}

/** A touchpoint that is rated as itself. */
export interface TouchpointHead extends SubjectHead {
  channel: Channel;
  place: string | null;
  ratedAsItself: boolean;
  retired: boolean;
  authority: NamedLink;
}

const HEAD = `
  id slug name
  sat: estimate(measure: SAT, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
  csi: estimate(measure: CSI, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
  chosen: estimate(measure: $measure, basis: $basis, period: $period, filter: $filter) {
    ...ScoredParts onEarlierMix { referenceMix score low high }
  }
  result: estimate(measure: RESULT, period: $period, filter: $filter) { ...EstimateParts }
  open: estimate(measure: SAT, period: $period, filter: $filter, stream: OPEN) { ...EstimateParts }
  ${sourcesOf('$measure')}
  reports(first: 5) { nodes { id slug title publishedAt } pageInfo { hasNextPage endCursor } }`;

const VARIABLES = '$id: ID!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $filter: EstimateFilterInput';

export const SERVICE = `query AppService(${VARIABLES}) {
  subject: service(id: $id) {
    ${HEAD}
    audience stage supervision retired authority { id slug name } lifeSituations { id slug name }
    touchpoints { id slug name channel modes place retired }
  }
  segments { id slug name audience retired }
}
${ESTIMATE} ${SCORED}`;

export const SITUATION = `query AppSituation(${VARIABLES}) {
  subject: lifeSituation(id: $id) {
    ${HEAD}
    retired lead { id slug name }
  }
  segments { id slug name audience retired }
}
${ESTIMATE} ${SCORED}`;

export const TOUCHPOINT = `query AppTouchpoint(${VARIABLES}) {
  subject: touchpoint(id: $id) {
    ${HEAD}
    channel place ratedAsItself retired authority { id slug name }
  }
  segments { id slug name audience retired }
}
${ESTIMATE} ${SCORED}`;

/** A segment as a choice of the filter. */
export interface SegmentChoice extends NamedLink {
  audience: Audience;
  retired: boolean;
}

/** Head of the page of a subject, and whether its chosen figure changed. */
async function readHead<Head extends SubjectHead>(
  locals: App.Locals,
  { document, named }: { document: string; named: (id: string) => FiguresOf },
  id: string,
  state: ViewState,
) {
  const { trend: _trend, grain: _grain, before, ...variables } = variablesOf(id, state);
  const answer = await ask<{ subject: Head | null; segments: SegmentChoice[] }>(locals, document, variables);
  const head = found(answer.subject, locals);
  const { measure, basis, period, filter } = variables;
  const question = { measure, basis, period, before, filter };
  const change = await readFigureChanges(locals, [named(head.id)], question);
  return { head, segments: answer.segments, period, before, change };
}

/** Head of the page of a service. */
export async function readService(locals: App.Locals, id: string, state: ViewState) {
  const asked = { document: SERVICE, named: (service: string) => ({ service }) };
  const { head, ...rest } = await readHead<ServiceHead>(locals, asked, id, state);
  return { service: head, ...rest };
}

/** Head of the page of a life situation. */
export async function readSituation(locals: App.Locals, id: string, state: ViewState) {
  const asked = { document: SITUATION, named: (lifeSituation: string) => ({ lifeSituation }) };
  const { head, ...rest } = await readHead<SituationHead>(locals, asked, id, state);
  return { situation: head, ...rest };
}

/** Head of the page of a touchpoint that is rated as itself. */
export async function readTouchpoint(locals: App.Locals, id: string, state: ViewState) {
  const asked = { document: TOUCHPOINT, named: (touchpoint: string) => ({ touchpoint }) };
  const { head, ...rest } = await readHead<TouchpointHead>(locals, asked, id, state);
  return { touchpoint: head, ...rest };
}
