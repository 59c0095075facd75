import { toGlobalId } from '../../../src/kernel/ids.ts';
import { daysBefore } from '../pages.ts';
import { idsOf, inView, servicesOf, servicesOfPage } from '../raw/raw-parts.ts';
import type { RawQuestion } from '../raw/raw-question.ts';
import { drawAuthority, drawService, drawSituation, drawTouchpoint, wholeMonths } from './draws.ts';
import type { Drawing, Locals, Question } from './question.ts';
import * as documents from './staff-documents.ts';
import { walking } from './walking.ts';

/** As a program of an authority does. */
const asStaff = (locals: Locals, document: string, variables: object = {}) =>
  locals.execute(document, variables, {}, 'RU');

const keysPage = walking<null>(async (locals, after) => {
  const answer = (await asStaff(locals, documents.PARTNER_KEYS, { after })) as { data: { partnerKeys: object } };
  return answer.data.partnerKeys;
});

/** Analyses of what has no page of staff. */
const ofAnalyses = (
  name: string,
  document: string,
  draw: (drawing: Drawing) => { slug: string; subjects: string[] },
): Question => ({
  name,
  target: 'one',
  draw(drawing) {
    const { slug, subjects } = draw(drawing);
    const period = wholeMonths(drawing);
    return {
      ask: (locals) => asStaff(locals, document, { id: slug, period }),
      raw(): RawQuestion[] {
        const { now, trend, drivers } = inView(period, drawing.places, subjects);
        return [trend(['MONTH', 'CHANNEL', 'SEGMENT', 'MODE']), now(), drivers()];
      },
    };
  },
});

/** What the schema of staff tells and no page asks for. */
export const STAFF_FIELDS: readonly Question[] = [
  {
    name: 'partner keys',
    target: 'list',
    draw: ({ turn }) => ({ ask: (locals) => keysPage(locals, turn, null), raw: null }),
  },
  {
    name: 'who is signed in',
    target: 'one',
    draw: () => ({ ask: (locals) => asStaff(locals, documents.VIEWER), raw: null }),
  },
  {
    name: 'audit trail',
    target: 'one',
    draw(drawing) {
      const object = toGlobalId('Service', drawService(drawing).id);
      return { ask: (locals) => asStaff(locals, documents.AUDIT_TRAIL, { object }), raw: null };
    },
  },
  {
    name: 'improvements by their edges',
    target: 'list',
    draw: () => ({ ask: (locals) => asStaff(locals, documents.IMPROVEMENTS_BY_EDGES), raw: null }),
  },
  ofAnalyses('authority: trend with limits, drivers', documents.AUTHORITY_OF_STAFF, (drawing) => {
    const authority = drawAuthority(drawing);
    return { slug: authority.slug, subjects: servicesOf(drawing.places, authority) };
  }),
  ofAnalyses('touchpoint: everything of its own', documents.TOUCHPOINT_OF_STAFF, (drawing) => {
    const { id, slug } = drawTouchpoint(drawing);
    return { slug, subjects: [id] };
  }),
  {
    name: 'changes of the figures of a hundred services',
    target: 'list',
    draw(drawing) {
      const period = wholeMonths(drawing);
      const services = servicesOfPage(drawing.places, drawing.turn);
      const variables = {
        of: services.map(({ slug }) => ({ service: slug })),
        period,
        before: daysBefore(period, drawing.places.today),
      };
      return {
        ask: (locals) => asStaff(locals, documents.FIGURE_CHANGES, variables),
        raw(): RawQuestion[] {
          const { now, before } = inView(period, drawing.places, idsOf(services));
          return [now(['SUBJECT']), before(['SUBJECT'])];
        },
      };
    },
  },
  {
    name: 'service: who was asked and answered',
    target: 'one',
    draw(drawing) {
      const { id, slug } = drawService(drawing);
      const period = wholeMonths(drawing);
      return {
        ask: (locals) => asStaff(locals, documents.PARTICIPATION, { id: slug, period }),
        raw: () => [inView(period, drawing.places, [id]).now(['CHANNEL', 'SOURCE_CLASS'])],
      };
    },
  },
  {
    name: 'life situation: the gap alone',
    target: 'one',
    draw(drawing) {
      const { id, slug, services } = drawSituation(drawing);
      const period = wholeMonths(drawing);
      return {
        ask: (locals) => asStaff(locals, documents.WHOLE_AND_PARTS, { id: slug, period }),
        raw: () => [inView(period, drawing.places, [id, ...services]).now(['SUBJECT', 'SEGMENT'])],
      };
    },
  },
];
