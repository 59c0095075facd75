import { type DayRange, periodsIn } from '../../../src/kernel/calendar.ts';
import { toGlobalId } from '../../../src/kernel/ids.ts';
import { pick } from '../data/random.ts';
import type { Places } from '../places.ts';
import { eightQuarters, idsOf, inView, ofImprovements, ofPublicPage, servicesOf } from '../raw/raw-parts.ts';
import type { RawQuestion } from '../raw/raw-question.ts';
import { drawAuthority, drawQuarter, drawReported, drawService, drawSituation, drawTouchpoint } from './draws.ts';
import * as documents from './public-documents.ts';
import type { Drawing, Locals, Question, TargetName } from './question.ts';

/** As anyone who knows the schema. */
const asAnyone = (locals: Locals, document: string, variables: object = {}) =>
  locals.execute(document, variables, null, 'RU');

/** What one thing is called, and the UUIDs of what its figures are of. */
type DrawHost = (drawing: Drawing) => { slug: string; subjects: string[] };

const HOSTS: Readonly<Record<documents.Host, { name: string; draw: DrawHost }>> = {
  service: {
    name: 'a service',
    draw(drawing) {
      const { id, slug } = drawService(drawing);
      return { slug, subjects: [id] };
    },
  },
  authority: {
    name: 'an authority',
    draw(drawing) {
      const authority = drawAuthority(drawing);
      return { slug: authority.slug, subjects: servicesOf(drawing.places, authority) };
    },
  },
  lifeSituation: {
    name: 'a life situation',
    draw(drawing) {
      const { id, slug } = drawSituation(drawing);
      return { slug, subjects: [id] };
    },
  },
  touchpoint: {
    name: 'a touchpoint',
    draw(drawing) {
      const { id, slug } = drawTouchpoint(drawing);
      return { slug, subjects: [id] };
    },
  },
};

const newest = ({ quarters }: Places): DayRange => quarters[0]!;

const figuresOf = (host: documents.Host): Question[] => {
  const { name, draw } = HOSTS[host];
  const question = (
    what: string,
    document: string,
    raw: (subjects: string[], places: Places) => RawQuestion[],
  ): Question => ({
    name: `public: ${what} of ${name}`,
    target: 'one',
    draw(drawing) {
      const { slug, subjects } = draw(drawing);
      return {
        ask: (locals) => asAnyone(locals, document, { id: slug }),
        raw: () => raw(subjects, drawing.places),
      };
    },
  });
  return [
    question('every figure', documents.everyFigure(host), (subjects, places) => {
      const { open } = inView({ ...newest(places) }, places, subjects);
      const openTrend = { ...eightQuarters(subjects, places), stream: 'OPEN', by: [['MONTH'], ['QUARTER']] } as const;
      return [...ofPublicPage(subjects, newest(places), places), open(['CHANNEL']), openTrend];
    }),
    question('figures on other bases', documents.figuresOnOtherBases(host), (subjects, places) =>
      ofPublicPage(subjects, newest(places), places),
    ),
  ];
};

const ofNoRatings = (
  name: string,
  document: string,
  target: TargetName = 'one',
  variables: (drawing: Drawing) => object = () => ({}),
): Question => ({
  name: `public: ${name}`,
  target,
  draw(drawing) {
    const given = variables(drawing);
    return { ask: (locals) => asAnyone(locals, document, given), raw: null };
  },
});

/** Figures beside each other that were published for a quarter. */
const comparison = (
  name: string,
  target: TargetName,
  draw: (drawing: Drawing) => {
    of: object;
    against?: 'FIRST';
    raw: (places: Places, quarter: DayRange) => RawQuestion[];
  },
): Question => ({
  name: `public: ${name}`,
  target,
  draw(drawing) {
    const period = drawQuarter(drawing);
    const { of, against = 'MEAN', raw } = draw(drawing);
    return {
      ask: (locals) => asAnyone(locals, documents.COMPARISON, { of, against, period }),
      raw: () => raw(drawing.places, period),
    };
  },
});

/** What the public schema tells, as programs ask for it. */
export const PUBLIC_FIELDS: readonly Question[] = [
  ...(Object.keys(HOSTS) as documents.Host[]).flatMap(figuresOf),
  {
    name: 'public: of what the scores of a service are made',
    target: 'one',
    draw(drawing) {
      const { id, slug } = drawService(drawing);
      const period = drawQuarter(drawing);
      return {
        ask: (locals) => asAnyone(locals, documents.INGREDIENTS, { id: slug, period }),
        raw: () => [inView({ ...period }, drawing.places, [id]).now(['CHANNEL'], ['SEGMENT'], ['MODE'])],
      };
    },
  },
  comparison('all services compared', 'list', () => ({
    of: { allServices: {} },
    raw: (places, quarter) => [
      inView({ ...quarter }, places, idsOf(places.services.filter(({ audience }) => audience === 'EXTERNAL'))).now([
        'SUBJECT',
      ]),
    ],
  })),
  comparison('channels of a service compared', 'one', (drawing) => {
    const { id, slug } = drawService(drawing);
    return {
      of: { channels: { service: slug } },
      raw: (places, quarter) => [inView({ ...quarter }, places, [id]).now(['CHANNEL'])],
    };
  }),
  comparison('months of an authority compared', 'one', (drawing) => {
    const authority = drawAuthority(drawing);
    const periods = periodsIn(drawQuarter(drawing), 'MONTH');
    return {
      of: { periods: { figuresOf: { authority: authority.slug }, periods } },
      against: 'FIRST',
      raw: (places) => {
        const days = { from: periods[0]!.from, to: periods.at(-1)!.to };
        return [{ subjects: servicesOf(places, authority), days, by: [['MONTH']] }];
      },
    };
  }),
  ofNoRatings('what is frozen for scores', documents.FROZEN),
  ofNoRatings('the instrument with all its texts', documents.INSTRUMENT),
  ofNoRatings('the instrument as a mode puts it', documents.RENDERING, 'one', ({ random }) => ({
    level: pick(['SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT', 'INTERNAL'], random),
    mode: pick(['WEB', 'APP', 'OPERATOR', 'IVR', 'KIOSK'], random),
    language: pick(['RU', 'EN'], random),
  })),
  ofNoRatings('a questionnaire with everything', documents.QUESTIONNAIRE, 'one', (drawing) => {
    const isOfSituation = drawing.random() < 0.5;
    const subject = isOfSituation
      ? { lifeSituation: drawSituation(drawing).slug }
      : { service: drawService(drawing).slug };
    return { touchpoint: 'app', subject, mode: pick(['WEB', 'APP'], drawing.random) };
  }),
  {
    name: 'public: a report with everything',
    target: 'one',
    draw(drawing) {
      const improvement = drawReported(drawing);
      return {
        ask: (locals) => asAnyone(locals, documents.REPORT, { id: improvement.report }),
        raw: () => ofImprovements([improvement], drawing.places.today),
      };
    },
  },
  ofNoRatings('anything by its id', documents.NODE, 'one', ({ places, random }) => ({
    id: toGlobalId('Segment', pick(places.segments, random).id),
  })),
  ofNoRatings('the other lists', documents.OTHER_LISTS, 'list'),
  ofNoRatings('lists by their edges', documents.EDGES, 'list'),
];
