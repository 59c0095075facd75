import { CHANNELS } from '@otklik/schema';
import { addDays, periodOf } from '../../src/kernel/calendar.ts';
import { pick } from './data/random.ts';
import { loadPage, loadViews } from './pages.ts';
import type { Place, Places } from './places.ts';
import { PUBLIC_FIELDS, PUBLIC_FIELDS_OF_ALL, SERVICES_OF_STAFF } from './public-fields.ts';
import type { RawKind } from './raw-questions.ts';

/** Longest time that is promised for 95 of 100 answers, by kind of question, in milliseconds. */
export const TARGETS_MS = { one: 10, list: 20, 'free list': 150 } as const;
export type TargetName = keyof typeof TARGETS_MS;

/** What a question is asked with. */
export interface Asking {
  places: Places;
  random: () => number;
  /** What the pages hand to their reading functions. */
  locals: { execute(document: string, variables: object, viewer: object | null, language: string): Promise<unknown> };
}

/** One thing people look at. */
export interface Question {
  name: string;
  target: TargetName;
  /** The same asked of raw rows; null where no ratings are behind it. */
  raw: RawKind | null;
  ask(asking: Asking): Promise<unknown>;
}

type View = Record<string, string>;

const staff = await loadPage('staff/subject');
const overview = await loadPage('staff/overview');
const lists = await loadPage('staff/lists');
const improvements = await loadPage('staff/improvements');
const registry = await loadPage('staff/registry');
const { readAnalyses } = await loadPage('staff/analyses/read-analyses');
const { readWholeAndParts } = await loadPage('staff/analyses/whole');
const { readDataQuality } = await loadPage('staff/data-quality');
const { readServiceComparison } = await loadPage('staff/service-comparison');
const { readChosenComparison } = await loadPage('staff/chosen-comparison');
const { viewStateFromUrl, daysBefore } = await loadViews();
const publicLists = await loadPage('registry/overview');
const publicPages = await loadPage('registry/subject-page');
const { choosePeriod } = await loadPage('figures/published-periods');
const { listReports } = await loadPage('reports/list-reports');
const { findReport } = await loadPage('reports/find-report');
const { findReceipt } = await loadPage('receipt/receipt');
const { findMethod } = await loadPage('method/method');
const { findQuestionnaire } = await loadPage('rating/questionnaire');
const { findTouchpoint, findOffers } = await loadPage('rating/touchpoint');

const view = (parameters: View) => viewStateFromUrl(new URLSearchParams(parameters));

/** A whole quarter or month of the last year, as free dates that fall on its ends. */
function wholeMonths({ places, random }: Asking): View {
  const back = 30 + Math.floor(random() * 330);
  const { from, to } = periodOf(addDays(places.today, -back), random() < 0.5 ? 'MONTH' : 'QUARTER');
  return { from, to };
}

/** Two weeks to half a year, from any day. */
function freeDates({ places, random }: Asking): View {
  const from = addDays(places.today, -(200 + Math.floor(random() * 230)));
  return { from, to: addDays(from, 14 + Math.floor(random() * 180)) };
}

/** One restriction: a channel, a segment, a mode or a language. */
function filter({ places, random }: Asking): View {
  const channels = Object.keys(CHANNELS).filter((channel) => channel !== 'SOCIAL_NETWORK' && channel !== 'WRITTEN');
  switch (Math.floor(random() * 4)) {
    case 0:
      return { segment: pick(places.segments, random).slug };
    case 1:
      return { mode: pick(['WEB', 'APP'], random) };
    case 2:
      return { language: pick(['RU', 'EN'], random) };
    default:
      return { channel: pick(channels, random) };
  }
}

/** The busiest services are looked at most. */
const service = ({ places, random }: Asking): string =>
  `service-${Math.floor(places.services.length * random() * random())}`;
const slugOf =
  (of: (places: Places) => Place[]) =>
  ({ places, random }: Asking) =>
    pick(of(places), random).slug;
const situation = slugOf(({ situations }) => situations);
const touchpoint = slugOf(({ touchpoints }) => touchpoints);

type Reader = (locals: object, ...rest: unknown[]) => Promise<Record<string, unknown>>;

/** Questions about one subject on the pages of staff. */
function aboutOne(name: string, field: 'service' | 'lifeSituation'): Question[] {
  const slug = field === 'service' ? service : situation;
  const head: Reader = field === 'service' ? staff.readService : staff.readSituation;
  const part = (what: string, raw: RawKind | null, read: Reader, state: (asking: Asking) => View): Question => ({
    name: `${name}: ${what}`,
    target: 'one',
    raw,
    ask: (asking) => read(asking.locals, field, slug(asking), view(state(asking))),
  });
  const withoutField: Reader = (locals, _field, ...rest) => head(locals, ...rest);
  return [
    part('head', 'one subject', withoutField, wholeMonths),
    part('head, filtered, free dates', 'one subject', withoutField, (a) => ({ ...freeDates(a), ...filter(a) })),
    part('trend and channels', 'one subject by month', staff.readFigures, wholeMonths),
    part('trend by week', 'one subject by month', staff.readFigures, (a) => ({ ...freeDates(a), grain: 'WEEK' })),
    part('trend and channels, filtered, free dates', 'one subject by month', staff.readFigures, (a) => ({
      ...freeDates(a),
      ...filter(a),
    })),
    part('groups', 'one subject by touchpoint', staff.readGroups, wholeMonths),
    part('groups, free dates', 'one subject by touchpoint', staff.readGroups, freeDates),
    part('trend with limits, drivers', null, readAnalyses, wholeMonths),
    part('comments', null, staff.readComments, wholeMonths),
  ];
}

/** Walks through the pages of a list, one a call. */
function walking(read: (asking: Asking, after: string | null) => Promise<unknown>) {
  let after: string | null = null;
  return async (asking: Asking) => {
    const { pageInfo, next } = (await read(asking, after)) as {
      pageInfo?: { hasNextPage: boolean; endCursor: string | null };
      next?: string | null;
    };
    after = pageInfo ? (pageInfo.hasNextPage ? pageInfo.endCursor : null) : (next ?? null);
  };
}

/** A page of services with their figures, as the overview asks for the first one. */
async function servicesOfStaff({ locals, places }: Asking, after: string | null, state: View): Promise<object> {
  const { channel, mode, segment, language } = state;
  const period = { from: state.from!, to: state.to! };
  const answer = (await locals.execute(
    SERVICES_OF_STAFF,
    {
      authority: 'government',
      after,
      period,
      before: daysBefore(period, places.today),
      filter: filterInput({ channels: channel, modes: mode, segments: segment, languages: language }),
    },
    {},
    'RU',
  )) as { data: { services: object } };
  return answer.data.services;
}

function filterInput(restrictions: Record<string, string | undefined>): Record<string, string[]> | null {
  const entries = Object.entries(restrictions).flatMap(([name, value]) => (value ? [[name, [value]]] : []));
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<string, string[]>) : null;
}

/** Lists with figures on the pages of staff. */
function listsOfStaff(target: TargetName, what: string, raw: RawKind, state: (asking: Asking) => View): Question[] {
  return [
    {
      name: `overview of the government${what}`,
      target,
      raw,
      ask: (asking) => overview.readOverview(asking.locals, view({ authority: 'government', ...state(asking) })),
    },
    {
      name: `overview of a ministry${what}`,
      target,
      raw,
      ask: (asking) =>
        overview.readOverview(
          asking.locals,
          view({ authority: `ministry-${Math.floor(asking.random() * 20)}`, ...state(asking) }),
        ),
    },
    {
      name: `services, 100 a page${what}`,
      target,
      raw,
      ask: walking((asking, after) => servicesOfStaff(asking, after, state(asking))),
    },
    {
      name: `life situations${what}`,
      target,
      raw: null,
      ask: (asking) => lists.readSituations(asking.locals, view(state(asking))),
    },
  ];
}

const published = ({ locals, random }: Asking) =>
  choosePeriod(locals, null).then((choice) => ({ ...choice, period: pick(choice.periods as object[], random) }));

const registryList = (kind: string): Question => ({
  name: `registry: ${kind}`,
  target: 'list',
  raw: null,
  ask: walking(({ locals }, after) => registry.listRegistry(locals, kind, '', after)),
});

const one = (name: string, raw: RawKind | null, ask: Question['ask']): Question => ({ name, target: 'one', raw, ask });
const list = (name: string, raw: RawKind | null, ask: Question['ask']): Question => ({
  name,
  target: 'list',
  raw,
  ask,
});

/** Everything that is measured. */
export const QUESTIONS: Question[] = [
  ...aboutOne('service', 'service'),
  ...aboutOne('life situation', 'lifeSituation'),
  one('improvement', null, ({ locals, places, random }) =>
    improvements.readImprovement(locals, pick(places.improvements, random)),
  ),
  one('service: data quality', null, (a) => readDataQuality(a.locals, service(a), view(wholeMonths(a)))),
  one('life situation: whole and parts', null, (a) => readWholeAndParts(a.locals, situation(a), view(wholeMonths(a)))),
  one('registry: a service', null, (a) => registry.readRegistryObject(a.locals, 'services', service(a))),
  one('public: service', 'one subject', async (a) =>
    publicPages.findServicePage(a.locals, service(a), await published(a)),
  ),
  one('public: life situation', 'one subject', async (a) =>
    publicPages.findLifeSituationPage(a.locals, situation(a), await published(a)),
  ),
  one('public: every figure of a service', 'one subject', (a) =>
    a.locals.execute(PUBLIC_FIELDS, { id: service(a) }, null, 'RU'),
  ),
  one('public: report', null, ({ locals, places, random }) => findReport(locals, pick(places.reports, random))),
  one('public: receipt', null, ({ locals }) => findReceipt(locals, '0123-4567-89AB-CDEF-GHJK')),
  one('public: method', null, ({ locals }) => findMethod(locals)),
  one('public: questionnaire', null, (a) => findQuestionnaire(a.locals, 'portal', { service: service(a) })),
  one('public: touchpoint', null, (a) => findTouchpoint(a.locals, touchpoint(a))),
  one('public: where a service is rated', null, (a) => findOffers(a.locals, service(a))),

  ...listsOfStaff('list', '', 'all services', wholeMonths),
  ...listsOfStaff('list', ', free dates', 'all services', freeDates),
  ...listsOfStaff('list', ', filtered', 'all services, filtered', (a) => ({ ...wholeMonths(a), ...filter(a) })),
  ...listsOfStaff('free list', ', filtered, free dates', 'all services, filtered', (a) => ({
    ...freeDates(a),
    ...filter(a),
  })),
  list('all services compared', null, (a) =>
    readServiceComparison(a.locals, view({ authority: 'government', ...wholeMonths(a) })),
  ),
  list('all services compared, free dates', null, (a) =>
    readServiceComparison(a.locals, view({ authority: 'government', ...freeDates(a) })),
  ),
  one('channels of a service compared', null, (a) =>
    readChosenComparison(a.locals, view({ compared: 'channels', service: service(a), ...wholeMonths(a) })),
  ),
  list('improvements', null, walkImprovements()),
  ...['authorities', 'services', 'situations', 'touchpoints', 'segments'].map(registryList),
  list(
    'public: services',
    'all services',
    walking(async (a, after) => publicLists.listServices(a.locals, await published(a), { after })),
  ),
  list('public: services, searched', null, async (a) =>
    publicLists.listServices(a.locals, await published(a), { search: `№ ${Math.floor(a.random() * 50)}` }),
  ),
  list('public: life situations', null, async (a) => publicLists.listLifeSituations(a.locals, await published(a))),
  list('public: authorities', 'all services', async (a) => publicLists.listAuthorities(a.locals, await published(a))),
  list('public: an authority', null, async (a) =>
    publicPages.findAuthorityPage(a.locals, pick(a.places.authorities, a.random).slug, await published(a)),
  ),
  list('public: reports', null, ({ locals }) => listReports(locals, { first: 20, after: null })),
  list('public: the other lists', null, (a) => a.locals.execute(PUBLIC_FIELDS_OF_ALL, {}, null, 'RU')),
];

function walkImprovements(): Question['ask'] {
  return walking((asking, after) => improvements.listImprovements(asking.locals, null, after));
}
