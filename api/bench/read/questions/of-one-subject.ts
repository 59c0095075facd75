import type { RawQuestion } from '../raw/raw-question.ts';
import { inView, servicesOfPage } from '../raw/raw-parts.ts';
import { addressOf, loadFile, loadPage, stateOf, type View } from '../pages.ts';
import { pick } from '../data/random.ts';
import {
  drawService,
  drawSituation,
  drawTouchpoint,
  type DrawView,
  filtered,
  freeDates,
  wholeMonths,
} from './draws.ts';
import type { Drawing, Locals, Question } from './question.ts';

const { readService, readSituation, readTouchpoint } = await loadPage('staff/subject');
const { readPart } = await loadPage('staff/parts');
const { readAnalyses } = await loadPage('staff/analyses/read-analyses');
const { readWholeAndParts } = await loadPage('staff/analyses/whole');
const { readDataQuality } = await loadPage('staff/data-quality');
const { readNorms } = await loadPage('staff/norms');
const { readChosenComparison } = await loadPage('staff/chosen-comparison');
const files = {
  service: {
    figures: await loadFile('services/[slug]/figures.csv'),
    analysis: await loadFile('services/[slug]/analysis.csv'),
  },
  lifeSituation: {
    figures: await loadFile('situations/[slug]/figures.csv'),
    analysis: await loadFile('situations/[slug]/analysis.csv'),
  },
  touchpoint: {
    figures: await loadFile('touchpoints/[slug]/figures.csv'),
    analysis: await loadFile('touchpoints/[slug]/analysis.csv'),
  },
};
const headOf = { service: readService, lifeSituation: readSituation, touchpoint: readTouchpoint };
const drawOf = { service: drawService, lifeSituation: drawSituation, touchpoint: drawTouchpoint };

type Field = keyof typeof files;
type Raw = (parts: ReturnType<typeof inView>) => RawQuestion[];

const HEAD: Raw = ({ now, open, before }) => [now(), open(), before()];
const FIGURES: Raw = ({ now, open, trend }) => [trend(['MONTH']), now(['CHANNEL']), open()];
const FIGURES_BY_WEEK: Raw = ({ now, open, trend }) => [trend(['WEEK']), now(['CHANNEL']), open()];
/** A touchpoint has one channel. */
const FIGURES_OF_TOUCHPOINT: Raw = ({ now, open, trend }) => [trend(['MONTH']), now(), open()];
const FIGURES_OF_TOUCHPOINT_BY_WEEK: Raw = ({ now, open, trend }) => [trend(['WEEK']), now(), open()];
const GROUPS: Raw = ({ now }) => [now(['SEGMENT'], ['MODE'], ['TOUCHPOINT'], ['LANGUAGE'])];
const GROUPS_OF_TOUCHPOINT: Raw = ({ now }) => [now(['SEGMENT'], ['MODE'], ['LANGUAGE'])];
/** The limits are of the months on a fixed mix. */
const CONTROL: Raw = ({ trend }) => [trend(['MONTH', 'CHANNEL', 'SEGMENT', 'MODE'])];
const DRIVERS: Raw = ({ now, drivers }) => [now(), drivers()];

const FIGURE_FILES: Readonly<Record<string, Raw>> = {
  trend: FIGURES,
  distribution: FIGURES,
  channels: FIGURES,
  segments: GROUPS,
  modes: GROUPS,
  touchpoints: GROUPS,
  languages: GROUPS,
};
const FIGURE_FILES_OF_TOUCHPOINT: Readonly<Record<string, Raw>> = {
  trend: FIGURES_OF_TOUCHPOINT,
  distribution: FIGURES_OF_TOUCHPOINT,
  segments: GROUPS_OF_TOUCHPOINT,
  modes: GROUPS_OF_TOUCHPOINT,
  languages: GROUPS_OF_TOUCHPOINT,
};
const OF_SEVERAL = { figures: FIGURES, byWeek: FIGURES_BY_WEEK, groups: GROUPS, files: FIGURE_FILES };
/** What is read of a subject that is met at many touchpoints, and of a touchpoint as itself. */
const READ_OF = {
  service: OF_SEVERAL,
  lifeSituation: OF_SEVERAL,
  touchpoint: {
    figures: FIGURES_OF_TOUCHPOINT,
    byWeek: FIGURES_OF_TOUCHPOINT_BY_WEEK,
    groups: GROUPS_OF_TOUCHPOINT,
    files: FIGURE_FILES_OF_TOUCHPOINT,
  },
};
const ANALYSIS_FILES: Readonly<Record<string, Raw>> = { control: CONTROL, drivers: DRIVERS };

/** Questions about one subject on the pages of staff. */
function aboutOne(name: string, field: Field): Question[] {
  const subjectOf = (drawing: Drawing) => drawOf[field](drawing);
  const read = READ_OF[field];
  const ofView = (
    what: string,
    drawView: DrawView,
    raw: Raw | null,
    ask: (locals: Locals, slug: string, view: View) => Promise<unknown>,
  ): Question => ({
    name: `${name}: ${what}`,
    target: 'one',
    draw(drawing) {
      const subject = subjectOf(drawing);
      const view = drawView(drawing);
      return {
        ask: (locals) => ask(locals, subject.slug, view),
        raw: raw && (() => raw(inView(view, drawing.places, [subject.id]))),
      };
    },
  });
  const head = (locals: Locals, slug: string, view: View) => headOf[field](locals, slug, stateOf(view));
  const part =
    (tab: string, more: View = {}) =>
    (locals: Locals, slug: string, view: View) =>
      readPart(locals, field, slug, stateOf({ ...view, ...more, tab }));
  const asFile = (
    what: string,
    ask: (typeof files)[Field]['figures'],
    charts: Readonly<Record<string, Raw>>,
  ): Question => ({
    name: `${name}: ${what}`,
    target: 'one',
    draw(drawing) {
      const subject = subjectOf(drawing);
      const view = wholeMonths(drawing);
      const chart = pick(Object.keys(charts), drawing.random);
      return {
        ask: (locals) => ask(locals, addressOf({ ...view, chart }), subject.slug),
        raw: () => charts[chart]!(inView(view, drawing.places, [subject.id])),
      };
    },
  });
  return [
    ofView('head', wholeMonths, HEAD, head),
    ofView('head, filtered, free dates', filtered(freeDates), HEAD, head),
    ofView('trend and channels', wholeMonths, read.figures, part('figures')),
    ofView('trend by week', freeDates, read.byWeek, part('figures', { grain: 'WEEK' })),
    ofView('trend and channels, filtered, free dates', filtered(freeDates), read.figures, part('figures')),
    ofView('groups', wholeMonths, read.groups, part('groups')),
    ofView('groups, free dates', freeDates, read.groups, part('groups')),
    ofView(
      'trend with limits, drivers',
      wholeMonths,
      (parts) => [...CONTROL(parts), ...DRIVERS(parts)],
      (locals, slug, view) => readAnalyses(locals, field, slug, stateOf(view)),
    ),
    ofView('comments', wholeMonths, null, part('comments')),
    asFile('a drawing as a file', files[field].figures, read.files),
    asFile('an analysis as a file', files[field].analysis, ANALYSIS_FILES),
  ];
}

const COMPARED: Readonly<Record<string, Raw>> = {
  periods: ({ now, before }) => [now(), before()],
  channels: ({ now }) => [now(['CHANNEL'])],
  segments: ({ now }) => [now(['SEGMENT'])],
};

/** Parts of one service beside each other. */
const compared = (what: string): Question => ({
  name: `service: ${what} compared`,
  target: 'one',
  draw(drawing) {
    // The page offers the first hundred services.
    const subject = pick(servicesOfPage(drawing.places, 0), drawing.random);
    const view = wholeMonths(drawing);
    return {
      ask: (locals) => readChosenComparison(locals, stateOf({ ...view, compared: what }, [subject.slug])),
      raw: () => COMPARED[what]!(inView(view, drawing.places, [subject.id])),
    };
  },
});

export const QUESTIONS_OF_ONE_SUBJECT: readonly Question[] = [
  ...aboutOne('service', 'service'),
  {
    name: 'service: data quality',
    target: 'one',
    draw(drawing) {
      const subject = drawService(drawing);
      const view = wholeMonths(drawing);
      return {
        ask: (locals) => readDataQuality(locals, subject.slug, stateOf(view)),
        raw: () => [
          inView(view, drawing.places, [subject.id]).both(['SOURCE_CLASS'], ['MODE'], ['CHANNEL', 'SOURCE_CLASS']),
        ],
      };
    },
  },
  {
    name: 'service: norms beside RESULT',
    target: 'one',
    draw(drawing) {
      const subject = drawService(drawing);
      const view = wholeMonths(drawing);
      return {
        ask: (locals) => readNorms(locals, subject.slug, stateOf(view)),
        raw: () => [inView(view, drawing.places, [subject.id]).now()],
      };
    },
  },
  ...Object.keys(COMPARED).map(compared),
  ...aboutOne('life situation', 'lifeSituation'),
  ...aboutOne('touchpoint', 'touchpoint'),
  {
    name: 'life situation: whole and parts',
    target: 'one',
    draw(drawing) {
      const subject = drawSituation(drawing);
      const view = wholeMonths(drawing);
      return {
        ask: (locals) => readWholeAndParts(locals, subject.slug, stateOf(view)),
        raw: () => [inView(view, drawing.places, [subject.id, ...subject.services]).now(['SUBJECT', 'SEGMENT'])],
      };
    },
  },
];
