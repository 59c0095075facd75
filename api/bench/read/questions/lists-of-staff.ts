import type { DayRange } from '../../../src/kernel/calendar.ts';
import { pickSome } from '../data/random.ts';
import { addressOf, daysBefore, loadFile, loadPage, stateOf, type View } from '../pages.ts';
import type { Place, Places } from '../places.ts';
import { idsOf, inView, servicesOf, servicesOfPage, touchpointsOfFirstPage } from '../raw/raw-parts.ts';
import type { RawDimension, RawQuestion } from '../raw/raw-question.ts';
import { drawMinistry, type DrawView, filtered, freeDates, theGovernment, wholeMonths } from './draws.ts';
import type { Drawing, Locals, Question, TargetName } from './question.ts';
import { SERVICES_OF_STAFF } from './staff-documents.ts';
import { walking } from './walking.ts';

const { readOverview } = await loadPage('staff/overview');
const { readSituations, readTouchpoints } = await loadPage('staff/lists');
const { readServiceComparison } = await loadPage('staff/service-comparison');
const { readChosenComparison } = await loadPage('staff/chosen-comparison');
const files = {
  overview: await loadFile('figures.csv'),
  services: await loadFile('services/list.csv'),
  comparison: await loadFile('compare/list.csv'),
};

type DaysOfView = View & DayRange;
type ReadView = (locals: Locals, view: View) => Promise<unknown>;
type Address = Parameters<typeof addressOf>;

/** A page of services with their figures, as a program of an authority asks for it. */
async function servicesOfStaff(locals: Locals, after: string | null, view: DaysOfView, today: string): Promise<object> {
  const { channel, mode, segment, language, from, to } = view;
  const period = { from, to };
  const answer = (await locals.execute(
    SERVICES_OF_STAFF,
    {
      authority: 'government',
      after,
      period,
      before: daysBefore(period, today),
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

/** What an overview shows: the authority with its trend, its services and all life situations, each beside the days before. */
function ofOverview(authority: Place, view: DaysOfView, places: Places): RawQuestion[] {
  const own = inView(view, places, servicesOf(places, authority));
  return [
    own.now(['SUBJECT']),
    own.before(['SUBJECT']),
    own.open(),
    own.trend(['MONTH']),
    ...ofSituations(view, places),
  ];
}

function ofSituations(view: DaysOfView, places: Places): RawQuestion[] {
  const { now, before } = inView(view, places, idsOf(places.situations));
  return [now(['SUBJECT']), before(['SUBJECT'])];
}

const ofView = (
  name: string,
  target: TargetName,
  drawView: DrawView,
  ask: (locals: Locals, view: DaysOfView, drawing: Drawing) => Promise<unknown>,
  raw: (view: DaysOfView, drawing: Drawing) => RawQuestion[],
): Question => ({
  name,
  target,
  draw(drawing) {
    const view = drawView(drawing);
    return { ask: (locals) => ask(locals, view, drawing), raw: () => raw(view, drawing) };
  },
});

/** The list of services beside their mean. */
function comparisonOfAll(
  name: string,
  target: TargetName,
  drawView: DrawView,
  read: ReadView = (locals, view) => readServiceComparison(locals, stateOf(view)),
): Question {
  return ofView(
    name,
    target,
    drawView,
    (locals, view) => read(locals, { authority: 'government', ...view }),
    (view, { places }) => {
      const external = places.services.filter(({ audience }) => audience === 'EXTERNAL');
      return [inView(view, places, idsOf(external)).now(['SUBJECT'])];
    },
  );
}

function overviewOf(
  name: string,
  target: TargetName,
  drawView: DrawView,
  drawAuthority: (drawing: Drawing) => Place,
): Question {
  return {
    name,
    target,
    draw(drawing) {
      const authority = drawAuthority(drawing);
      const view = drawView(drawing);
      return {
        ask: (locals) => readOverview(locals, stateOf({ authority: authority.slug, ...view })),
        raw: () => ofOverview(authority, view, drawing.places),
      };
    },
  };
}

/** Lists with figures on the pages of staff. */
function lists(target: TargetName, what: string, drawView: DrawView): Question[] {
  const page = walking<{ view: DaysOfView; today: string }>((locals, after, { view, today }) =>
    servicesOfStaff(locals, after, view, today),
  );
  return [
    overviewOf(`overview of the government${what}`, target, drawView, theGovernment),
    overviewOf(`overview of a ministry${what}`, target, drawView, drawMinistry),
    ofView(
      `services, 100 a page${what}`,
      target,
      drawView,
      (locals, view, { turn, places }) => page(locals, turn, { view, today: places.today }),
      (view, { places, turn }) => {
        const { now, before } = inView(view, places, idsOf(servicesOfPage(places, turn)));
        return [now(['SUBJECT']), before(['SUBJECT'])];
      },
    ),
    ofView(
      `life situations${what}`,
      target,
      drawView,
      (locals, view) => readSituations(locals, stateOf(view)),
      (view, { places }) => ofSituations(view, places),
    ),
    ofView(
      `touchpoints rated as themselves${what}`,
      target,
      drawView,
      (locals, view) => readTouchpoints(locals, stateOf({ ...view, authority: 'government' })),
      (view, { places }) => {
        const { now, before } = inView(view, places, idsOf(touchpointsOfFirstPage(places)));
        return [now(['SUBJECT']), before(['SUBJECT'])];
      },
    ),
    comparisonOfAll(`all services compared${what}`, target, drawView),
  ];
}

/** As many services as can be chosen for a comparison of their own. */
const CHOSEN = 6;

/** A comparison of chosen services, each time of others of those that the page offers. */
const comparisonOfChosen = (name: string, read: (locals: Locals, address: Address) => Promise<unknown>): Question => ({
  name,
  target: 'list',
  draw(drawing) {
    const chosen = pickSome(servicesOfPage(drawing.places, 0), CHOSEN, drawing.random);
    const view = wholeMonths(drawing);
    const address: Address = [view, chosen.map(({ slug }) => slug)];
    return {
      ask: (locals) => read(locals, address),
      raw: () => [inView(view, drawing.places, idsOf(chosen)).now(['SUBJECT'])],
    };
  },
});

/** The trend of the overview as a file. */
function trendAsFile(name: string, more: View, by: RawDimension[]): Question {
  return ofView(
    name,
    'list',
    wholeMonths,
    (locals, view) => files.overview(locals, addressOf({ authority: 'government', ...view, ...more })),
    (view, drawing) => [inView(view, drawing.places, servicesOf(drawing.places, theGovernment(drawing))).trend(by)],
  );
}

/** The limits are of the months on a fixed mix. */
const CONTROL: RawDimension[] = ['MONTH', 'CHANNEL', 'SEGMENT', 'MODE'];

export const LISTS_OF_STAFF: readonly Question[] = [
  ...lists('list', '', wholeMonths),
  ...lists('list', ', free dates', freeDates),
  ...lists('list', ', filtered', filtered(wholeMonths)),
  ...lists('free list', ', filtered, free dates', filtered(freeDates)),
  comparisonOfChosen('chosen services compared', (locals, address) =>
    readChosenComparison(locals, stateOf(...address)),
  ),
  comparisonOfChosen('chosen services compared, as a file', (locals, address) =>
    files.comparison(locals, addressOf(...address)),
  ),
  comparisonOfAll('all services compared, as a file', 'list', wholeMonths, (locals, view) =>
    files.services(locals, addressOf(view)),
  ),
  trendAsFile('trend of the government, as a file', {}, ['MONTH']),
  trendAsFile('trend of the government with limits, as a file', { chart: 'control' }, CONTROL),
];
