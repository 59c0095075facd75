import { toGlobalId } from '../../../src/kernel/ids.ts';
import { addDays, periodOf } from '../../../src/kernel/calendar.ts';
import { pick, pickSome } from '../data/random.ts';
import { loadPage } from '../pages.ts';
import { ofImprovements } from '../raw/raw-parts.ts';
import type { RawQuestion } from '../raw/raw-question.ts';
import { drawAuthority, drawImprovement, drawService, drawSituation, drawTouchpoint } from './draws.ts';
import type { Drawing, Locals, Question, TargetName } from './question.ts';
import { walking } from './walking.ts';

const { listImprovements, readImprovement, listSituationChoices } = await loadPage('staff/improvements');
const { listServiceChoices } = await loadPage('staff/service-choices');
const { listRegistry, readRegistryObject, readTrail, registryAuthorities, registryServices } =
  await loadPage('staff/registry');
const { readRecorders } = await loadPage('staff/analyses/record-event');
const { readMethodologyTab } = await loadPage('staff/methodology/read-tab');
const { readDraft } = await loadPage('staff/methodology/draft');
const { methodologyFromUrl } = await loadPage<'staff/methodology/view', (parameters: URLSearchParams) => object>(
  'staff/methodology/view',
);

/** A question behind which no ratings are. */
const ofNoRatings = (
  name: string,
  target: TargetName,
  draw: (drawing: Drawing) => (locals: Locals) => Promise<unknown>,
): Question => ({ name, target, draw: (drawing) => ({ ask: draw(drawing), raw: null }) });

function registryList(kind: string): Question {
  const page = walking<null>((locals, after) => listRegistry(locals, kind, '', after));
  return ofNoRatings(
    `registry: ${kind}`,
    'list',
    ({ turn }) =>
      (locals) =>
        page(locals, turn, null),
  );
}

const ONE_OF_KIND = {
  authorities: drawAuthority,
  services: drawService,
  situations: drawSituation,
  touchpoints: drawTouchpoint,
  segments: ({ places, random }: Drawing) => ({ slug: toGlobalId('Segment', pick(places.segments, random).id) }),
};
const registryObject = (kind: keyof typeof ONE_OF_KIND): Question =>
  ofNoRatings(`registry: one of the ${kind}`, 'one', (drawing) => {
    const { slug } = ONE_OF_KIND[kind](drawing);
    return (locals) => readRegistryObject(locals, kind, slug);
  });

/** As many releases as their recorders are told of. The trails of services stand for theirs: they are kept alike. */
const RELEASES = 10;
/** Only who records releases is told who did. */
const ANALYST = { role: 'ANALYST' };

/** Quarters of which the next mode table is made, with the one that is running. */
const BRIDGED_QUARTERS = 4;

function ofBridges({ places: { today } }: Drawing): RawQuestion[] {
  const running = periodOf(today, 'QUARTER');
  let { from } = running;
  for (let quarter = 1; quarter < BRIDGED_QUARTERS; quarter++) ({ from } = periodOf(addDays(from, -1), 'QUARTER'));
  return [
    { subjects: 'EVERY_SERVICE', days: { from, to: running.to }, by: [['SUBJECT', 'CHANNEL', 'SEGMENT', 'MODE']] },
  ];
}

/** A tab of the methodology view. */
const methodologyTab = (
  tab: string,
  target: TargetName = 'one',
  more: (drawing: Drawing) => Record<string, string> = () => ({}),
  raw: ((drawing: Drawing) => RawQuestion[]) | null = null,
): Question => ({
  name: `methodology: ${tab}`,
  target,
  draw(drawing) {
    const view = methodologyFromUrl(new URLSearchParams({ tab, ...more(drawing) }));
    return { ask: (locals) => readMethodologyTab(locals, view), raw: raw && (() => raw(drawing)) };
  },
});
const anyWording = ({ random }: Drawing) => ({
  level: pick(['SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT'], random),
  mode: pick(['WEB', 'OPERATOR', 'KIOSK'], random),
});
const aDraft = ({ places, random }: Drawing) => pick(places.drafts, random);

const improvementsPage = walking<null>((locals, after) => listImprovements(locals, null, after));
/** Rows of a page of improvements. */
const IMPROVEMENTS_ON_PAGE = 50;

export const REGISTRY_OF_STAFF: readonly Question[] = [
  {
    name: 'improvement',
    target: 'one',
    draw(drawing) {
      const improvement = drawImprovement(drawing);
      return {
        ask: (locals) => readImprovement(locals, improvement.id, 'AS_EXPERIENCED'),
        raw: () => ofImprovements([improvement], drawing.places.today),
      };
    },
  },
  {
    name: 'improvements',
    target: 'list',
    draw({ turn, places: { improvements, today } }) {
      const first = IMPROVEMENTS_ON_PAGE * (turn % Math.ceil(improvements.length / IMPROVEMENTS_ON_PAGE));
      return {
        ask: (locals) => improvementsPage(locals, turn, null),
        raw: () => ofImprovements(improvements.slice(first, first + IMPROVEMENTS_ON_PAGE), today),
      };
    },
  },
  ofNoRatings('all services, to choose from', 'list', () => (locals) => listServiceChoices(locals)),
  ofNoRatings('all life situations, to choose from', 'list', () => (locals) => listSituationChoices(locals)),
  ...Object.keys(ONE_OF_KIND).map(registryList),
  ...(Object.keys(ONE_OF_KIND) as (keyof typeof ONE_OF_KIND)[]).map(registryObject),
  ofNoRatings('registry: authorities to choose from', 'list', () => (locals) => registryAuthorities(locals)),
  ofNoRatings('registry: services to choose from', 'list', () => (locals) => registryServices(locals, 'touchpoints')),
  ofNoRatings('registry: who changed an object', 'one', (drawing) => {
    const { id } = drawService(drawing);
    return (locals) => readTrail(locals, toGlobalId('Service', id));
  }),
  ofNoRatings('who recorded the releases on a trend', 'one', ({ places, random }) => {
    const events = pickSome(places.services, RELEASES, random).map(({ id }) => ({
      id: toGlobalId('Service', id),
      kind: 'RELEASE',
    }));
    return (locals) => {
      const ofAnalyst = { ...locals, viewer: ANALYST };
      return readRecorders(ofAnalyst, { points: [{ events }] });
    };
  }),
  methodologyTab('versions'),
  methodologyTab('wording', 'one', anyWording),
  methodologyTab('modes'),
  methodologyTab('bridges', 'list', ({ random }) => ({ item: pick(['SAT', 'EASE', 'TIME'], random) }), ofBridges),
  methodologyTab('mix'),
  methodologyTab('constants'),
  ofNoRatings('methodology: a draft', 'one', (drawing) => {
    const draft = aDraft(drawing);
    return (locals) => readDraft(locals, draft);
  }),
  ofNoRatings('methodology: wording of a draft', 'one', (drawing) => {
    const view = methodologyFromUrl(
      new URLSearchParams({ tab: 'wording', draft: aDraft(drawing), ...anyWording(drawing) }),
    );
    return (locals) => readMethodologyTab(locals, view);
  }),
];
