import { expect, test } from 'vitest';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import type { ChannelParticipation, DataQuality } from '#lib/data/staff/data-quality.ts';
import DataQualityPanel from '../src/routes/app/components/DataQualityPanel.svelte';
import { htmlOf } from './html-of.ts';
import { wordsOf } from './words-of.ts';

const PORTAL: ChannelParticipation = {
  channel: 'PORTAL',
  transactions: 900,
  answered: { RANDOM: 30, PROMPT: 10 },
  answerWeight: 22.5,
  bySourceClass: [],
};

function told(language: 'EN' | 'RU', isFiltered: boolean, participation: DataQuality['participation'] = [PORTAL]) {
  const score = scoredEstimate();
  const scores = { asExperienced: score, likeForLike: score, raw: score };
  const quality: DataQuality = { scores, modes: [], participation };
  const panel = { quality, sources: [], measure: 'SAT' as const, open: score, isCrossing: false, isFiltered };
  return wordsOf(htmlOf(language, DataQualityPanel, panel));
}

test('under a filter the panel says which of its figures the filter does not apply to', () => {
  expect(told('EN', true)).toMatch(/Transactions, the asked, the answered and response rates .* filters do not apply/);
  expect(told('RU', true)).toMatch(/Обращения, спрошенные, ответившие .* фильтры на них не действуют/);
});

test('without a filter, and where none of these figures is shown, it says nothing of filters', () => {
  for (const text of [told('EN', false), told('EN', true, null), told('EN', true, [])])
    expect(text).not.toContain('do not apply');
});

test('where too few were invited it says why their answers are not told, and shows none', () => {
  const responseRate = scoredEstimate({ value: null, interval: null, n: 1, suppressed: true, reason: 'TOO_FEW' });
  const few: ChannelParticipation = {
    ...PORTAL,
    answered: { RANDOM: null, PROMPT: 10 },
    answerWeight: null,
    bySourceClass: [{ sourceClass: 'RANDOM', asked: 1, answered: null, responseRate }],
  };
  const english = told('EN', false, [few]);
  expect(english).toContain('Fewer than 10 were invited: not told.');
  expect(english).toContain('whoever invited them would know who did');
  const russian = told('RU', false, [few]);
  expect(russian).toContain('Пригласили меньше 10 человек: не показываем.');
  expect(russian).toContain('Прочерк: пригласили меньше 10 человек.');
  // 40 answers of the score, as long as all of them may be told.
  expect(told('EN', false)).toContain(' 900 40 22.5');
  expect(english).toContain(' 900 — —');
  expect(told('EN', false)).not.toContain('were invited');
});
