import { type ChangeVerdict, effectWording } from '@otklik/schema';
import type { Component } from 'svelte';
import { expect, test } from 'vitest';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import { basisMeanings } from '#lib/i18n/basis-meaning.ts';
import type { ReportSummary } from '#lib/data/reports/report.ts';
import Estimate from '#lib/ui/Estimate.svelte';
import BreakdownFigure from '../src/routes/app/components/BreakdownFigure.svelte';
import EstimateCells from '../src/routes/app/components/EstimateCells.svelte';
import FigureCard from '../src/routes/app/components/FigureCard.svelte';
import ImprovementVerdict from '../src/routes/app/components/ImprovementVerdict.svelte';
import ScoreCell from '../src/routes/app/components/ScoreCell.svelte';
import ScoreFacts from '../src/routes/app/components/ScoreFacts.svelte';
import ReportCards from '../src/routes/(public)/ReportCards.svelte';
import { htmlOf } from './html-of.ts';
import { wordsOf } from './words-of.ts';

const LANGUAGES = ['EN', 'RU'] as const;
type Language = (typeof LANGUAGES)[number];

const EXPLAINED = /<details[^>]*>.*?<summary[^>]*>(.*?)<\/summary>(.*?)<\/details>/gs;
const plain = (html: string) => wordsOf(html).trim();

/** Words of a part that explain themselves with what they mean, and the words that are left without. */
function told<Props extends Record<string, unknown>>(language: Language, part: Component<Props>, props: Props) {
  const html = htmlOf(language, part, props);
  return {
    explained: Object.fromEntries(
      [...html.matchAll(EXPLAINED)].map(([, label = '', text = '']) => [plain(label), plain(text)]),
    ),
    bare: plain(html.replace(EXPLAINED, '')),
  };
}

const unadjusted = scoredEstimate({
  basis: 'AS_EXPERIENCED',
  modeAdjustment: 'PARTLY',
  modeReason: 'TOO_FEW',
  weighting: 'ANSWERS',
  coverage: 84,
  referenceMix: null,
});

test.each([
  ['a cell of a table of rows', ScoreCell, 1],
  ['the cells of a table of figures', EstimateCells, 1],
  ['a card of a figure', FigureCard, 1],
])('%s explains what was not done to its score', (_, part, others) => {
  const score = { title: 'Satisfaction', measure: 'SAT' as const };
  const { explained, bare } = told('EN', part, { ...score, estimate: unadjusted });
  expect(explained['mode partly adjusted, unweighted']).toMatch(
    /not known well enough to take it out.*Too few answers where both modes were used.*every answer counts alike/,
  );
  expect(bare).not.toMatch(/mode|weighted/);
  const done = scoredEstimate({ modeAdjustment: 'ADJUSTED' });
  expect(Object.keys(told('EN', part, { ...score, estimate: done }).explained)).toHaveLength(others);
});

test.each([
  ['INDICATIVE', 'few answers, do not compare', /^10 to 29 answers/, 'ответов мало', /^От 10 до 29 ответов/],
  ['PUBLISHABLE', 'Enough answers', /^30 or more/, 'Ответов достаточно', /^30 ответов/],
  ['SOLID', 'Many answers', /^100 or more/, 'Ответов много', /^100 ответов/],
] as const)('how much a figure bears is said with its thresholds: %s', (quality, en, inEnglish, ru, inRussian) => {
  for (const [language, word, meaning] of [
    ['EN', en, inEnglish],
    ['RU', ru, inRussian],
  ] as const) {
    const { explained } = told(language, Estimate, { label: 'Score', estimate: scoredEstimate({ quality }) });
    const [[label, text] = []] = Object.entries(explained);
    expect(label).toContain(word);
    expect(text).toMatch(meaning);
  }
});

test('each fact about a score explains itself', () => {
  const full = scoredEstimate({
    basis: 'LIKE_FOR_LIKE',
    modeAdjustment: 'ADJUSTED',
    modeTable: '2026Q3',
    coverage: 91,
    referenceMix: 2026,
  });
  const facts = (language: Language, estimate: typeof full) =>
    told(language, ScoreFacts, { estimate, meaning: basisMeanings[language].SERVICES });
  expect(facts('EN', full).explained).toEqual({
    'mode adjusted': expect.stringContaining('mode of answering is taken out'),
    'covers 91%': expect.stringContaining('the answers stand for'),
    'Reference mix of 2026': expect.stringContaining('same mix of channels'),
  });
  // The table and the mix lead to where they are written down.
  const html = htmlOf('EN', ScoreFacts, { estimate: full, meaning: basisMeanings.EN.SERVICES });
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, path]) => path);
  expect(links).toEqual(['/method?table=2026Q3#mode', '/method?mix=2026#mix']);
  expect(facts('EN', unadjusted).explained).toEqual({
    'mode partly adjusted': expect.stringContaining('not known well enough'),
    unweighted: expect.stringContaining('every answer counts alike'),
    'covers 84%': expect.stringMatching(/\d+%/),
  });
  expect(facts('EN', { ...unadjusted, weighting: 'FLOW' }).explained['weighted by transactions']).toContain(
    'as they are used',
  );
  expect(Object.keys(facts('EN', { ...full, basis: 'RAW' }).explained)).toEqual(['nothing adjusted, nothing weighted']);
  // This says all there is to say.
  const fromWeb = facts('EN', { ...full, modeAdjustment: 'NOT_NEEDED' });
  expect(fromWeb.bare).toContain('nothing to adjust');
  expect(Object.keys(fromWeb.explained)).toEqual(['covers 91%', 'Reference mix of 2026']);
  for (const estimate of [full, unadjusted])
    for (const meaning of Object.values(facts('RU', estimate).explained))
      expect(meaning).toMatch(/\p{Script=Cyrillic}/u);
});

const CHANGES: Readonly<Record<ChangeVerdict, ReportSummary['change']>> = {
  TOO_EARLY: { verdict: 'TOO_EARLY', reasons: [], difference: null, interval: null },
  IMPROVED_AFTER: { verdict: 'IMPROVED_AFTER', reasons: [], difference: 6, interval: { low: 3, high: 9 } },
  WORSE_AFTER: { verdict: 'WORSE_AFTER', reasons: [], difference: -6, interval: { low: -9, high: -3 } },
  NO_VISIBLE_CHANGE: { verdict: 'NO_VISIBLE_CHANGE', reasons: [], difference: 1, interval: { low: -2, high: 4 } },
  NOT_COMPARABLE: { verdict: 'NOT_COMPARABLE', reasons: ['TOO_FEW'], difference: null, interval: null },
};

test.each(Object.values(CHANGES))('whether an improvement helped is explained to all: $verdict', (change) => {
  const named = { slug: 'x', name: 'X' };
  const report: ReportSummary = {
    ...named,
    title: 'A report',
    state: 'DONE',
    publishedAt: '2026-01-12T09:00:00Z',
    doneOn: '2025-10-01',
    weDid: 'Something',
    authority: named,
    change,
  };
  for (const language of LANGUAGES) {
    const ofReport = told(language, ReportCards, { reports: [report] });
    const ofStaff = told(language, ImprovementVerdict, { improvement: { change } });
    for (const { explained } of [ofReport, ofStaff]) expect(Object.keys(explained)).toHaveLength(1);
    const [meaning] = Object.values(ofReport.explained);
    expect(meaning).toMatch(/\p{L}{3,} .*\./u);
    expect(Object.values(ofStaff.explained)[0]).toContain(effectWording('C', change.verdict, language));
    for (const said of [meaning, ...Object.values(ofStaff.explained)]) {
      if (change.difference !== null) expect(said).toContain(String(Math.abs(change.difference)));
      if (change.reasons.length > 0) expect(said).toMatch(/\d+ (answers|ответов)/);
    }
    expect(ofReport.bare).not.toMatch(/afterwards|visible|early|compared|После|Заметных|рано|нельзя/);
  }
});

test('languages that nobody has compared stand side by side with a caution, other groups without', () => {
  const groups = [{ key: 'RU', label: 'Russian', share: 60, estimate: unadjusted }];
  const figure = { title: 'By language', groups, measure: 'SAT' } as const;
  expect(htmlOf('EN', BreakdownFigure, { ...figure, groups: [...groups], caution: 'Keep in mind.' })).toMatch(
    /<p[^>]* data-caution[^>]*>Keep in mind\.<\/p>/,
  );
  expect(htmlOf('EN', BreakdownFigure, { ...figure, groups: [...groups] })).not.toContain('data-caution');
});
