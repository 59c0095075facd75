/** What the pages of one service, one life situation and one touchpoint ask for. */
import type { Audience, Channel, Dimension, Mode, ServiceStage } from '@otklik/schema';
import type {
  BreakdownEstimate,
  Comment,
  Distribution,
  Estimate,
  NamedLink,
  PeriodEstimate,
  SourceFigure,
} from './figures.ts';
import type { ScoredEstimate } from '#lib/charts/comparison.ts';
import { type OppositeMoves, oppositeMoves } from '#lib/format/opposite-moves.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { wordingsMessages } from '#lib/i18n/wordings.ts';
import { nameByCode, nameByRegistry } from './breakdown-names.ts';
import type { SentGroup } from './breakdown-names.ts';
import { BREAKDOWN_ROW, DISTRIBUTION, ESTIMATE, SCORED, sourcesOf, TREND_POINT } from './fragments.ts';
import { readFigureChanges } from './figure-changes.ts';
import type { FiguresOf } from './figure-changes.ts';
import { ask, found, today } from './read.ts';
import type { Connection } from './read.ts';
import { daysBefore, daysOf, daysOfTrend } from './periods.ts';
import { basisOf } from './shown-basis.ts';
import { filterOf, itemOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';
import { areWordingsUnchecked, type VersionTranslations } from './wordings-unchecked.ts';

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
  sat: Estimate;
  csi: Estimate;
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
  sat: estimate(measure: SAT, basis: $basis, period: $period, filter: $filter) { ...EstimateParts }
  csi: estimate(measure: CSI, basis: $basis, period: $period, filter: $filter) { ...EstimateParts }
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

/** What kind of page asks. The names are those of the query fields. */
export type SubjectField = 'service' | 'lifeSituation' | 'touchpoint';

const breakdownBy = (name: string, by: Dimension) =>
  `${name}: breakdown(measure: $measure, basis: $basis, by: ${by}, period: $period, filter: $filter) { ...BreakdownRow }`;

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

/** A touchpoint is rated as itself nowhere but there. */
const groupsDocument = (
  field: SubjectField,
) => `query AppGroups($id: ID!, $measure: Measure!, $basis: Basis!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  subject: ${field}(id: $id) {
    ${breakdownBy('segments', 'SEGMENT')}
    ${breakdownBy('modes', 'MODE')}
    ${field === 'touchpoint' ? '' : breakdownBy('touchpoints', 'TOUCHPOINT')}
    ${breakdownBy('languages', 'LANGUAGE')}
  }
  instruments { version translations { checked } }
}
${SCORED} ${BREAKDOWN_ROW}`;

export const SERVICE_GROUPS = groupsDocument('service');
export const SITUATION_GROUPS = groupsDocument('lifeSituation');
export const TOUCHPOINT_GROUPS = groupsDocument('touchpoint');
const GROUPS: Record<SubjectField, string> = {
  service: SERVICE_GROUPS,
  lifeSituation: SITUATION_GROUPS,
  touchpoint: TOUCHPOINT_GROUPS,
};

/** Figures of the tab of groups. */
export interface SubjectGroups extends Record<'segments' | 'modes' | 'languages', BreakdownEstimate[]> {
  /** Null for a touchpoint. */
  touchpoints: BreakdownEstimate[] | null;
  /** Said where nobody has checked that the languages which stand side by side were asked the same. */
  languagesCaution: string | null;
}

/** Breakdowns of a subject by who answered, how and where. */
export async function readGroups(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<SubjectGroups> {
  const { before: _before, trend: _trend, grain: _grain, ...variables } = variablesOf(id, state);
  const answer = await ask<{
    subject: ({ touchpoints?: SentGroup[] } & Record<'segments' | 'modes' | 'languages', SentGroup[]>) | null;
    instruments: VersionTranslations[];
  }>(locals, GROUPS[field], variables);
  const groups = found(answer.subject, locals);
  const { words, figures } = appMessages[locals.language];
  return {
    segments: nameByRegistry(groups.segments, figures.subject.segmentUnknown),
    modes: nameByCode(groups.modes, words.mode),
    touchpoints: groups.touchpoints ? nameByRegistry(groups.touchpoints, '—') : null,
    languages: nameByCode(groups.languages, words.language),
    languagesCaution: areWordingsUnchecked(groups.languages, answer.instruments)
      ? wordingsMessages[locals.language].unchecked
      : null,
  };
}

/** Of what was said at a touchpoint its page shows what is about itself, as its figures are. */
const commentsDocument = (
  field: SubjectField,
) => `query AppComments($id: ID!, $after: String, $period: PeriodInput!, $values: [Int!]) {
  subject: ${field}(id: $id) {
    viewerCanReadComments
    comments(first: 30, after: $after, period: $period, values: $values${field === 'touchpoint' ? ', asItself: true' : ''}) {
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
