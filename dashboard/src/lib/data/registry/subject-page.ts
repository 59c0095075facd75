import { type Audience, type Channel, type Level, levelOf, type Mode, type ServiceStage } from '@otklik/schema';
import { connection, type Connection, pageOf, wholeList } from '../connection.ts';
import { ESTIMATE, FIGURE_PARTS, LABELLED, SUBJECT_FIGURES, type SubjectFigures } from '../figures/figures.ts';
import { type PeriodChoice, periodInput } from '../figures/published-periods.ts';
import { type AskedQuestions, findAskedQuestions } from '../method/asked-questions.ts';
import { REPORT_SUMMARY, type ReportSummary } from '../reports/report.ts';
import { askPublic } from '../run.ts';
import type { ListView } from './list-view.ts';
import type { Named } from './named.ts';
import type { EstimateFigure, ScoredFigure } from '#lib/format/estimate.ts';

/** A named object with its satisfaction score. */
export interface NamedEstimate extends Named {
  /** As experienced. */
  estimate: ScoredFigure;
  likeForLike: ScoredFigure;
  /** The plain mean; asked for where the list shows it in place of both. */
  raw?: EstimateFigure;
}

/** What the public result pages have in common. */
export interface ResultPage extends Named, SubjectFigures {
  retired: boolean;
  reports: Connection<ReportSummary>;
  /** What people were asked. */
  questions: AskedQuestions;
  /** Every published version of the questions, the newest first. */
  versions: readonly PublishedVersion[];
}

/** When a version of the questions was published. */
export interface PublishedVersion {
  version: string;
  publishedAt: string | null;
}

export interface ServicePage extends ResultPage {
  audience: Audience;
  stage: ServiceStage;
  supervision: boolean;
  authority: Named;
  lifeSituations: readonly Named[];
  touchpoints: readonly (Named & { channel: Channel; modes: readonly Mode[]; retired: boolean })[];
}

export interface LifeSituationPage extends ResultPage {
  lead: Named;
  stages: readonly { position: number; name: string; services: readonly NamedEstimate[] }[];
}

export interface TouchpointPage extends ResultPage {
  authority: Named;
  channel: Channel;
  place: string | null;
  modes: readonly Mode[];
  /** People are asked about it as such. */
  ratedAsItself: boolean;
}

/** A service in the list of its authority. */
type ServiceOfAuthority = NamedEstimate & { audience: Audience };

export interface AuthorityPage extends ResultPage {
  parent: Named | null;
  children: readonly NamedEstimate[];
  services: readonly ServiceOfAuthority[];
  /** Whether people rate a touchpoint of it, or of an authority below it, as such. */
  hasTouchpoints: boolean;
}

const NAMED = `slug name(language: $language)`;
const scoresOf = (labelled: string, plain: string) => `estimate(measure: SAT, period: $period) { ${labelled} }
  likeForLike: estimate(measure: SAT, basis: LIKE_FOR_LIKE, period: $period) { ${labelled} }
  raw: estimate(measure: SAT, basis: RAW, period: $period) @include(if: $isPlain) { ${plain} }`;
/** Both scores of a row, and its plain mean on demand; needs `$period` and `$isPlain: Boolean!`. */
export const SCORES_OF_ROW = scoresOf(LABELLED, ESTIMATE);
/** The same in a document that ends with `FIGURE_PARTS`. */
const SCORES_OF_PART = scoresOf('...Labelled', '...Plain');
const COMMON = `${NAMED} retired ${SUBJECT_FIGURES} reports(first: 20) { ${connection(REPORT_SUMMARY)} }`;
const VERSIONS = 'versions: instruments { version publishedAt }';
const VARIABLES = '$id: ID!, $period: PeriodInput, $before: PeriodInput, $hasBefore: Boolean!, $language: Language';

export const SERVICE = `query Service(${VARIABLES}) { service(id: $id) { ${COMMON} audience stage supervision
  authority { ${NAMED} } lifeSituations { ${NAMED} } touchpoints { ${NAMED} channel modes retired } } ${VERSIONS} }${FIGURE_PARTS}`;

export const LIFE_SITUATION = `query LifeSituation(${VARIABLES}, $isPlain: Boolean!) { lifeSituation(id: $id) { ${COMMON}
  lead { ${NAMED} } stages { position name(language: $language) services { ${NAMED} ${SCORES_OF_PART} } } } ${VERSIONS} }${FIGURE_PARTS}`;

export const TOUCHPOINT = `query Touchpoint(${VARIABLES}) { touchpoint(id: $id) { ${COMMON} channel modes ratedAsItself
  place(language: $language) authority { ${NAMED} } } ${VERSIONS} }${FIGURE_PARTS}`;

export const AUTHORITY = `query Authority(${VARIABLES}, $isPlain: Boolean!) { authority(id: $id) { ${COMMON} parent { ${NAMED} }
  children { ${NAMED} ${SCORES_OF_PART} } }
  touchpoints(authority: $id, ratedAsItself: true, first: 1) { nodes { slug } } ${VERSIONS} }${FIGURE_PARTS}`;

export const AUTHORITY_SERVICES = `query AuthorityServices($id: ID!, $after: String, $period: PeriodInput, $isPlain: Boolean!, $language: Language) {
  authority(id: $id) { services(first: 100, after: $after) { ${connection(`${NAMED} audience ${SCORES_OF_ROW}`)} } } }`;

/** All services of an authority's own, by name; none when there is no such authority. */
const listServicesOf = (
  locals: App.Locals,
  { id, period, language }: ReturnType<typeof variablesOf>,
  isPlain: boolean,
) =>
  wholeList(async (after) => {
    const asked = { id, after, period, isPlain, language };
    const { authority } = await askPublic<{ authority: { services: Connection<ServiceOfAuthority> } | null }>(
      locals,
      AUTHORITY_SERVICES,
      asked,
    );
    return authority ? pageOf(authority.services) : { rows: [], next: null };
  });

/** As the api tells it, without what its figures decide and what is told beside it. */
type Told<Page> = Omit<Page, 'questions' | 'versions'>;

type Versions = Pick<ResultPage, 'versions'>;

interface ToldOfAuthority extends Versions {
  authority: Told<Omit<AuthorityPage, 'services' | 'hasTouchpoints'>> | null;
  touchpoints: { nodes: readonly Pick<Named, 'slug'>[] };
}

/** Adds the questions of the version that its figures are of, and all versions there were. */
async function withQuestions<Page extends Told<ResultPage>>(
  locals: App.Locals,
  page: Page,
  { level, versions }: Versions & { level: Level },
) {
  return { ...page, versions, questions: await findAskedQuestions(locals, page, level) };
}

const variablesOf = ({ language }: App.Locals, slug: string, { period, before }: PeriodChoice) => ({
  id: slug,
  period: periodInput(period),
  before: periodInput(before),
  hasBefore: before !== null,
  language,
});

/** The public page of a service in a period; null when there is no such service. */
export async function findServicePage(
  locals: App.Locals,
  slug: string,
  choice: PeriodChoice,
): Promise<ServicePage | null> {
  const variables = variablesOf(locals, slug, choice);
  const { service, versions } = await askPublic<{ service: Told<ServicePage> | null } & Versions>(
    locals,
    SERVICE,
    variables,
  );
  return service && withQuestions(locals, service, { level: levelOf({ ...service, kind: 'SERVICE' }), versions });
}

/** The public page of a life situation in a period; null when there is none. */
export async function findLifeSituationPage(
  locals: App.Locals,
  slug: string,
  view: ListView,
): Promise<LifeSituationPage | null> {
  const variables = { ...variablesOf(locals, slug, view), isPlain: view.isPlain };
  const { lifeSituation, versions } = await askPublic<{ lifeSituation: Told<LifeSituationPage> | null } & Versions>(
    locals,
    LIFE_SITUATION,
    variables,
  );
  return lifeSituation && withQuestions(locals, lifeSituation, { level: 'LIFE_SITUATION', versions });
}

/** The public page of a touchpoint in a period; null when there is none. */
export async function findTouchpointPage(
  locals: App.Locals,
  slug: string,
  choice: PeriodChoice,
): Promise<TouchpointPage | null> {
  const variables = variablesOf(locals, slug, choice);
  const { touchpoint, versions } = await askPublic<{ touchpoint: Told<TouchpointPage> | null } & Versions>(
    locals,
    TOUCHPOINT,
    variables,
  );
  return touchpoint && withQuestions(locals, touchpoint, { level: 'TOUCHPOINT', versions });
}

/** The public page of an authority in a period; null when there is none. */
export async function findAuthorityPage(
  locals: App.Locals,
  slug: string,
  view: ListView,
): Promise<AuthorityPage | null> {
  const { isPlain } = view;
  const variables = variablesOf(locals, slug, view);
  const [{ authority, touchpoints, versions }, services] = await Promise.all([
    askPublic<ToldOfAuthority>(locals, AUTHORITY, { ...variables, isPlain }),
    listServicesOf(locals, variables, isPlain),
  ]);
  if (!authority) return null;
  const page = { ...authority, services, hasTouchpoints: touchpoints.nodes.length > 0 };
  return withQuestions(locals, page, { level: 'SERVICE', versions });
}
