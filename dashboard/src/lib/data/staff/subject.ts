/** What the pages of one service and of one life situation ask for. */
import type { Audience, Channel, Mode, ServiceStage } from '@otklik/schema';
import type { BreakdownEstimate, Comment, Distribution, Estimate, NamedLink, PeriodEstimate } from './figures.ts';
import type { ScoredEstimate } from '#lib/charts/comparison.ts';
import { type OppositeMoves, oppositeMoves } from '#lib/format/opposite-moves.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { nameByCode, nameById } from './breakdown-names.ts';
import { BREAKDOWN_ROW, DISTRIBUTION, ESTIMATE, SCORED, TREND_POINT } from './fragments.ts';
import { readFigureChanges } from './figure-changes.ts';
import { ask, found, today } from './read.ts';
import type { Connection } from './read.ts';
import { daysBefore, daysOf, daysOfTrend } from './periods.ts';
import { basisOf } from './shown-basis.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** A touchpoint where a subject is rated. */
export interface TouchpointLink extends NamedLink {
  channel: Channel;
  modes: Mode[];
  place: string | null;
  retired: boolean;
}

/** Head of a page: always read, whatever the tab. */
export interface SubjectHead extends NamedLink {
  sat: Estimate;
  csi: Estimate;
  chosen: ScoredEstimate;
  result: Estimate;
  open: Estimate;
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

const HEAD = `
  id slug name
  sat: estimate(measure: SAT, basis: $basis, period: $period, filter: $filter) { ...EstimateParts }
  csi: estimate(measure: CSI, basis: $basis, period: $period, filter: $filter) { ...EstimateParts }
  chosen: estimate(measure: $measure, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
  result: estimate(measure: RESULT, period: $period, filter: $filter) { ...EstimateParts }
  open: estimate(measure: SAT, period: $period, filter: $filter, stream: OPEN) { ...EstimateParts }
  reports(first: 5) { nodes { id slug title publishedAt } pageInfo { hasNextPage endCursor } }`;

const VARIABLES = '$id: ID!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $filter: EstimateFilterInput';

export const SERVICE = `query AppService(${VARIABLES}) {
  service(id: $id) {
    ${HEAD}
    audience stage supervision retired authority { id slug name } lifeSituations { id slug name }
    touchpoints { id slug name channel modes place retired }
  }
  segments { id slug name audience retired }
}
${ESTIMATE} ${SCORED}`;

export const SITUATION = `query AppSituation(${VARIABLES}) {
  lifeSituation(id: $id) {
    ${HEAD}
    retired lead { id slug name }
  }
  segments { id slug name audience retired }
}
${ESTIMATE} ${SCORED}`;

/** Variables that every operation about one subject takes. */
function variablesOf(id: string, state: ViewState) {
  const now = today();
  return {
    id,
    measure: state.measure,
    basis: basisOf(state),
    grain: state.grain,
    period: daysOf(state.period, now),
    before: daysBefore(state.period, now),
    trend: daysOfTrend(now),
    filter: filterOf(state),
  };
}

/** A segment as a choice of the filter. */
export interface SegmentChoice extends NamedLink {
  audience: Audience;
  retired: boolean;
}

/** Head of the page of a service, and whether its chosen figure changed. */
export async function readService(locals: App.Locals, id: string, state: ViewState) {
  const { trend: _trend, grain: _grain, before, ...variables } = variablesOf(id, state);
  const answer = await ask<{ service: ServiceHead | null; segments: SegmentChoice[] }>(locals, SERVICE, variables);
  const service = found(answer.service, locals);
  const { measure, basis, period, filter } = variables;
  const question = { measure, basis, period, before, filter };
  const change = await readFigureChanges(locals, [{ service: service.id }], question);
  return { service, segments: answer.segments, period, before, change };
}

/** Head of the page of a life situation, and whether its chosen figure changed. */
export async function readSituation(locals: App.Locals, id: string, state: ViewState) {
  const { trend: _trend, grain: _grain, before, ...variables } = variablesOf(id, state);
  const answer = await ask<{ lifeSituation: SituationHead | null; segments: SegmentChoice[] }>(
    locals,
    SITUATION,
    variables,
  );
  const situation = found(answer.lifeSituation, locals);
  const { measure, basis, period, filter } = variables;
  const question = { measure, basis, period, before, filter };
  const change = await readFigureChanges(locals, [{ lifeSituation: situation.id }], question);
  return { situation, segments: answer.segments, period, before, change };
}

/** What kind of page asks. The names are those of the query fields. */
export type SubjectField = 'service' | 'lifeSituation';

const figuresDocument = (
  field: SubjectField,
) => `query AppFigures($id: ID!, $measure: Measure!, $basis: Basis!, $grain: Grain!, $trend: PeriodInput!, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  subject: ${field}(id: $id) {
    trend(measure: $measure, basis: $basis, grain: $grain, period: $trend, filter: $filter) { ...TrendPoint }
    distribution(item: SAT, period: $period, filter: $filter) { ...DistributionParts }
    earlier: distribution(item: SAT, period: $before, filter: $filter) { topTwo }
    mean: estimate(measure: SAT, basis: RAW, period: $period, filter: $filter) { value }
    earlierMean: estimate(measure: SAT, basis: RAW, period: $before, filter: $filter) { value }
    openDistribution: distribution(item: SAT, period: $period, filter: $filter, stream: OPEN) { ...DistributionParts }
    channels: breakdown(measure: $measure, basis: $basis, by: CHANNEL, period: $period, filter: $filter) { ...BreakdownRow }
  }
}
${SCORED} ${TREND_POINT} ${DISTRIBUTION} ${BREAKDOWN_ROW}`;

export const SERVICE_FIGURES = figuresDocument('service');
export const SITUATION_FIGURES = figuresDocument('lifeSituation');

/** Figures of the first tab. */
export interface SubjectFigures {
  trend: PeriodEstimate[];
  distribution: Distribution;
  /** Where the mean of the answers and the share of the two best moved apart since the period before; else null. */
  apart: OppositeMoves | null;
  openDistribution: Distribution;
  channels: BreakdownEstimate[];
}

/** Trend, distribution and channels of a subject. */
export async function readFigures(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<SubjectFigures> {
  interface Told extends Omit<SubjectFigures, 'apart'> {
    earlier: Pick<Distribution, 'topTwo'>;
    mean: Pick<Estimate, 'value'>;
    earlierMean: Pick<Estimate, 'value'>;
  }
  const { subject } = await ask<{ subject: Told | null }>(
    locals,
    field === 'service' ? SERVICE_FIGURES : SITUATION_FIGURES,
    variablesOf(id, state),
  );
  const { earlier, mean, earlierMean, ...figures } = found(subject, locals);
  const { channel } = appMessages[locals.language].words;
  const apart = oppositeMoves(
    { mean: mean.value, topTwo: figures.distribution.topTwo },
    { mean: earlierMean.value, topTwo: earlier.topTwo },
  );
  return { ...figures, apart, channels: nameByCode(figures.channels, channel) };
}

const groupsDocument = (
  field: SubjectField,
) => `query AppGroups($id: ID!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  subject: ${field}(id: $id) {
    segments: breakdown(measure: $measure, basis: $basis, by: SEGMENT, period: $period, filter: $filter) { ...BreakdownRow }
    modes: breakdown(measure: $measure, basis: $basis, by: MODE, period: $period, filter: $filter) { ...BreakdownRow }
    touchpoints: breakdown(measure: $measure, basis: $basis, by: TOUCHPOINT, period: $period, filter: $filter) { ...BreakdownRow }
    languages: breakdown(measure: $measure, basis: $basis, by: LANGUAGE, period: $period, filter: $filter) { ...BreakdownRow }
  }
  allTouchpoints: touchpoints(first: 100) { nodes { id slug name } }
  allSegments: segments { id slug name }
}
${SCORED} ${BREAKDOWN_ROW}`;

export const SERVICE_GROUPS = groupsDocument('service');
export const SITUATION_GROUPS = groupsDocument('lifeSituation');

/** Figures of the tab of groups. */
export type SubjectGroups = Record<'segments' | 'modes' | 'touchpoints' | 'languages', BreakdownEstimate[]>;

/** Breakdowns of a subject by who answered, how and where. */
export async function readGroups(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<SubjectGroups> {
  const { before: _before, trend: _trend, grain: _grain, ...variables } = variablesOf(id, state);
  const answer = await ask<{
    subject: SubjectGroups | null;
    allTouchpoints: { nodes: NamedLink[] };
    allSegments: NamedLink[];
  }>(locals, field === 'service' ? SERVICE_GROUPS : SITUATION_GROUPS, variables);
  const groups = found(answer.subject, locals);
  const { words, figures } = appMessages[locals.language];
  return {
    segments: nameById(groups.segments, answer.allSegments, figures.subject.segmentUnknown),
    modes: nameByCode(groups.modes, words.mode),
    touchpoints: nameById(groups.touchpoints, answer.allTouchpoints.nodes, '—'),
    languages: nameByCode(groups.languages, words.language),
  };
}

const commentsDocument = (
  field: SubjectField,
) => `query AppComments($id: ID!, $after: String, $period: PeriodInput!, $values: [Int!]) {
  subject: ${field}(id: $id) {
    viewerCanReadComments
    comments(first: 30, after: $after, period: $period, values: $values) {
      nodes { id text question day language value mayQuote redacted touchpoint { id slug name channel } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** A page of comments on a subject; null for roles that read none. */
export async function readComments(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<Connection<Comment> | null> {
  interface WithComments {
    viewerCanReadComments: boolean;
    comments: Connection<Comment>;
  }
  const answer = await ask<{ subject: WithComments | null }>(locals, commentsDocument(field), {
    id,
    after: state.after,
    period: daysOf(state.period, today()),
    values: state.values.length > 0 ? state.values : null,
  });
  const { viewerCanReadComments, comments } = found(answer.subject, locals);
  return viewerCanReadComments ? comments : null;
}
