import type { DayRange } from '../../../src/kernel/calendar.ts';
import { pick } from '../data/random.ts';
import { loadPage } from '../pages.ts';
import type { Places } from '../places.ts';
import {
  idsOf,
  inView,
  ofImprovements,
  ofPublicPage,
  servicesOf,
  servicesOfPage,
  touchpointsOfFirstPage,
} from '../raw/raw-parts.ts';
import type { RawQuestion } from '../raw/raw-question.ts';
import { drawAuthority, drawQuarter, drawReported, drawService, drawSituation, drawTouchpoint } from './draws.ts';
import type { Drawing, Locals, Question } from './question.ts';
import { walking } from './walking.ts';

const { listServices, listLifeSituations, listAuthorities, listTouchpoints } = await loadPage('registry/overview');
const { findServicePage, findLifeSituationPage, findTouchpointPage, findAuthorityPage } =
  await loadPage('registry/subject-page');
const { findAuthorityName } = await loadPage('registry/find-authority-name');
const { choosePeriod } = await loadPage('figures/published-periods');
const { chooseListView } = await loadPage('registry/list-view');
const { listReports } = await loadPage('reports/list-reports');
const { findReport } = await loadPage('reports/find-report');
const { findReceipt } = await loadPage('receipt/receipt');
const { findMethod } = await loadPage('method/method');
const { findWording, wordingFromUrl } = (await loadPage('method/wording')) as never as {
  findWording: (locals: Locals, view: object) => Promise<unknown>;
  wordingFromUrl: (parameters: URLSearchParams) => object;
};
const { findQuestionnaire } = await loadPage('rating/questionnaire');
const { targetAtTouchpoint, targetOfSubject } = await loadPage('rating/target');

/** A question that a page asks about a published quarter, and the same of raw rows. */
type AskQuarter = (
  drawing: Drawing,
  quarter: DayRange,
) => { read: (locals: Locals, choice: unknown) => Promise<unknown>; raw: (places: Places) => RawQuestion[] };

/** A page that shows a published quarter, which it chooses from all of them. */
const ofQuarter = (
  name: string,
  target: 'one' | 'list',
  ask: AskQuarter,
  choose: (drawing: Drawing, from: string) => (locals: Locals) => Promise<unknown> = (_, from) => (locals) =>
    choosePeriod(locals, from),
): Question => ({
  name,
  target,
  draw(drawing) {
    const quarter = drawQuarter(drawing);
    const { read, raw } = ask(drawing, quarter);
    const choice = choose(drawing, quarter.from);
    return {
      ask: async (locals) => read(locals, await choice(locals)),
      raw: () => raw(drawing.places),
    };
  },
});

/** Share of those who look at plain means in the lists of a page. */
const PLAIN_SHARE = 0.2;

/** The same of a page with lists, which show both scores or plain means. */
const ofLists = (name: string, target: 'one' | 'list', ask: AskQuarter): Question =>
  ofQuarter(name, target, ask, ({ random }, from) => {
    const address = new URLSearchParams({ from, ...(random() < PLAIN_SHARE && { scores: 'plain' }) });
    return (locals) => chooseListView(locals, address);
  });

const ofNoRatings = (name: string, draw: (drawing: Drawing) => (locals: Locals) => Promise<unknown>): Question => ({
  name,
  target: 'one',
  draw: (drawing) => ({ ask: draw(drawing), raw: null }),
});

/** Nobody's: it has the form of a receipt. */
const RECEIPT = '0123-4567-89AB-CDEF-GHJK';

const servicesPage = walking<unknown>((locals, after, choice) => listServices(locals, choice, { after }));
const reportsPage = walking<null>((locals, after) => listReports(locals, { first: REPORTS_ON_PAGE, after }));
const REPORTS_ON_PAGE = 20;

/** A row of a list: the quarter alone. */
const byRow = (
  subjects: readonly string[],
  quarter: DayRange,
  places: Places,
  by: 'SUBJECT' | 'AUTHORITY' = 'SUBJECT',
) => [inView({ ...quarter }, places, subjects).now([by])];

/** Pages that anyone may open. */
export const PUBLIC_PAGES: readonly Question[] = [
  ofQuarter('public: service', 'one', (drawing, quarter) => {
    const { id, slug } = drawService(drawing);
    return {
      read: (locals, choice) => findServicePage(locals, slug, choice),
      raw: (places) => ofPublicPage([id], quarter, places),
    };
  }),
  ofLists('public: life situation', 'one', (drawing, quarter) => {
    const { id, slug, services } = drawSituation(drawing);
    return {
      read: (locals, choice) => findLifeSituationPage(locals, slug, choice),
      raw: (places) => [...ofPublicPage([id], quarter, places), ...byRow(services, quarter, places)],
    };
  }),
  ofQuarter('public: touchpoint as itself', 'one', (drawing, quarter) => {
    const { id, slug } = drawTouchpoint(drawing);
    return {
      read: (locals, choice) => findTouchpointPage(locals, slug, choice),
      raw: (places) => ofPublicPage([id], quarter, places),
    };
  }),
  {
    name: 'public: report',
    target: 'one',
    draw(drawing) {
      const improvement = drawReported(drawing);
      return {
        ask: (locals) => findReport(locals, improvement.report),
        raw: () => ofImprovements([improvement], drawing.places.today),
      };
    },
  },
  ofNoRatings('public: receipt', () => (locals) => findReceipt(locals, RECEIPT)),
  ofNoRatings('public: method', () => (locals) => findMethod(locals, { table: null, year: null })),
  ofNoRatings('public: wording of the questions', ({ random }) => {
    const view = wordingFromUrl(
      new URLSearchParams({
        level: pick(['SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT', 'INTERNAL'], random),
        mode: pick(['WEB', 'APP', 'OPERATOR', 'IVR', 'KIOSK'], random),
      }),
    );
    return (locals) => findWording(locals, view);
  }),
  ofNoRatings('public: name of an authority', (drawing) => {
    const { slug } = drawAuthority(drawing);
    return (locals) => findAuthorityName(locals, slug);
  }),
  ofNoRatings('public: questionnaire', (drawing) => {
    const { slug } = drawService(drawing);
    return (locals) => findQuestionnaire(locals, 'portal', { service: slug }, {});
  }),
  ofNoRatings('public: touchpoint', (drawing) => {
    const { slug } = drawTouchpoint(drawing);
    return (locals) => targetAtTouchpoint(locals, slug, new URLSearchParams());
  }),
  ofNoRatings('public: where a service is rated', (drawing) => {
    const { slug } = drawService(drawing);
    return (locals) => targetOfSubject(locals, slug, new URLSearchParams());
  }),
  ofLists('public: services', 'list', ({ turn }, quarter) => ({
    read: (locals, choice) => servicesPage(locals, turn, choice),
    raw: (places) => byRow(idsOf(servicesOfPage(places, turn)), quarter, places),
  })),
  ofLists('public: services, searched', 'list', ({ random }, quarter) => {
    const words = `№ ${Math.floor(random() * 50)}`;
    return {
      read: (locals, choice) => listServices(locals, choice, { search: words }),
      raw: (places) => {
        const number = words.split(' ')[1]!;
        const named = places.services.filter(({ slug }) => slug.split('-')[1]!.includes(number));
        return byRow(idsOf(named), quarter, places);
      },
    };
  }),
  ofLists('public: life situations', 'list', (_, quarter) => ({
    read: (locals, choice) => listLifeSituations(locals, choice),
    raw: (places) => byRow(idsOf(places.situations), quarter, places),
  })),
  ofLists('public: touchpoints rated as themselves', 'list', (_, quarter) => ({
    read: (locals, choice) => listTouchpoints(locals, choice),
    raw: (places) => byRow(idsOf(touchpointsOfFirstPage(places)), quarter, places),
  })),
  ofLists('public: authorities', 'list', (_, quarter) => ({
    read: (locals, choice) => listAuthorities(locals, choice),
    raw: (places) => byRow(idsOf(places.services), quarter, places, 'AUTHORITY'),
  })),
  ofLists('public: an authority', 'list', (drawing, quarter) => {
    const authority = drawAuthority(drawing);
    return {
      read: (locals, choice) => findAuthorityPage(locals, authority.slug, choice),
      raw(places) {
        const own = servicesOf(places, authority);
        return [...ofPublicPage(own, quarter, places), ...byRow(own, quarter, places)];
      },
    };
  }),
  {
    name: 'public: reports',
    target: 'list',
    draw({ turn, places: { improvements, today } }) {
      const reported = improvements.filter(({ report }) => report !== null);
      const first = REPORTS_ON_PAGE * (turn % Math.ceil(reported.length / REPORTS_ON_PAGE));
      return {
        ask: (locals) => reportsPage(locals, turn, null),
        raw: () => ofImprovements(reported.slice(first, first + REPORTS_ON_PAGE), today),
      };
    },
  },
];
