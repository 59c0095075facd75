import { expect, test } from 'vitest';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import type { Effect, EffectRegistration } from '#lib/data/effect.ts';
import { DEFAULT_VIEW } from '#lib/data/staff/view-state.ts';
import { whoseFigures } from '#lib/ui/whose-figures.ts';
import BeforeAfter from '../src/routes/(public)/did/[report]/BeforeAfter.svelte';
import Evidence from '../src/routes/app/components/Evidence.svelte';
import { htmlOf } from './html-of.ts';
import { wordsOf } from './words-of.ts';

const GRADES = ['A', 'B', 'C', null] as const;
type Grade = (typeof GRADES)[number];

const subject = (slug: string, name: string) => ({ id: slug, slug, kind: 'SERVICE' as const, name });
const FIRST = subject('passport', 'Passport');
const TWO = [FIRST, subject('licence', 'Licence')];
const REGISTRATION: EffectRegistration = {
  registeredAt: '2026-01-12T09:00:00Z',
  changedAt: null,
  beforeStart: true,
  afterFromStart: false,
  frozen: true,
  windowMonths: 3,
  expectedChange: null,
  comparison: [],
};
const effectOf = (grade: Grade): Effect => ({
  grade,
  verdict: 'NO_VISIBLE_CHANGE',
  wording: 'No visible change.',
  difference: null,
  interval: null,
  detectable: null,
  reason: null,
  complete: true,
  placebo: null,
  regressionToMean: null,
  monthsBefore: 3,
  monthsAfter: 3,
});
const side = (from: string, to: string) => ({
  period: { from, to, grain: null },
  complete: true,
  estimate: scoredEstimate(),
});
const MONTHS = { before: side('2026-01-01', '2026-03-31'), after: side('2026-04-01', '2026-06-30') };
const NO_MONTHS = { before: null, after: null };
const NOTHING = { ...NO_MONTHS, outcome: null, verdict: null };

type Months = typeof MONTHS | typeof NO_MONTHS;
type Language = 'EN' | 'RU';

/** What both pages say of an improvement. */
function pages(language: Language, grade: Grade, subjects: readonly (typeof FIRST)[], months: Months = MONTHS) {
  const shared = {
    change: { verdict: 'NO_VISIBLE_CHANGE' as const, reasons: [], difference: null, interval: null },
    effect: effectOf(grade),
    effectRegistration: REGISTRATION,
    measure: 'SAT' as const,
  };
  const report = { ...shared, ...months, asExperienced: NOTHING, likeForLike: NOTHING, subjects };
  const scores = { ...NOTHING, ...months, reliability: null, badge: null };
  const improvement = { ...shared, scores, subjects: [...subjects] };
  return {
    forAll: htmlOf(language, BeforeAfter, { report }),
    forStaff: htmlOf(language, Evidence, { improvement, path: '/app/improvements/1', state: DEFAULT_VIEW }),
  };
}

/** As the api lists subjects: by kind, then by how long they are in the registry. Nobody names a first one. */
const WHICH = {
  EN: 'Of several, a service goes before a life situation, and that before a touchpoint; of one kind, the one that has been in the registry longest.',
  RU: 'Услуга идёт раньше жизненной ситуации, а та раньше точки контакта; среди одинаковых берётся то, что дольше всех в реестре.',
};
const OF_THE_FIRST = {
  EN: `The figures are those of “Passport”. ${WHICH.EN}`,
  RU: `Из всего, что названо, цифры посчитаны только по одному: «Passport». ${WHICH.RU}`,
};
const OF_ALL = {
  EN: `The effect is of all those named; the figures before and after are those of “Passport”. ${WHICH.EN}`,
  RU: `Эффект посчитан по всему, что названо, а цифры «до» и «после» — только по одному: «Passport». ${WHICH.RU}`,
};

test.each(GRADES)('of several subjects both pages say whose the figures are: evidence %s', (grade) => {
  const [said, other] = grade === 'A' ? [OF_ALL, OF_THE_FIRST] : [OF_THE_FIRST, OF_ALL];
  for (const language of ['EN', 'RU'] as const) {
    expect(whoseFigures(language, TWO, { grade })).toBe(said[language]);
    for (const html of Object.values(pages(language, grade, TWO))) {
      expect(wordsOf(html)).toContain(said[language]);
      expect(wordsOf(html)).not.toContain(other[language]);
      expect(wordsOf(html)).not.toMatch(/first of those named|названо первым/);
    }
  }
});

test('both pages say that no effect had been expected', () => {
  for (const html of Object.values(pages('EN', 'C', [FIRST])))
    expect(wordsOf(html)).toContain('No expected effect was registered.');
});

test('nothing is said of whose they are where there is one subject or none, or no figures yet', () => {
  expect(whoseFigures('EN', [FIRST], { grade: 'A' })).toBeNull();
  expect(whoseFigures('EN', [], { grade: 'C' })).toBeNull();
  const silent = [...Object.values(pages('EN', 'C', [FIRST])), ...Object.values(pages('EN', null, TWO, NO_MONTHS))];
  for (const html of silent) expect(html).not.toContain('data-whose-figures');
});
