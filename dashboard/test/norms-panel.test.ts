import type { NormReadingKind } from '@otklik/schema';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Estimate } from '#lib/charts/figures.ts';
import type { NormResult } from '#lib/data/staff/norms.ts';
import NormsPanelIn from './NormsPanelIn.svelte';
import { wordsOf } from './words-of.ts';

const figure = (value: number, low: number, high: number): Estimate => ({
  value,
  interval: { low, high },
  n: 200,
  effectiveN: null,
  method: 'SHARE_SCORE_INTERVAL',
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.2.0',
});

function told(language: 'EN' | 'RU', besideTime: NormResult['besideTime']): string {
  const waiting: NormResult = {
    code: 'WAITING_IN_PERSON',
    version: '1.0.0',
    within: 190,
    outside: 10,
    unknown: 0,
    share: figure(95, 91, 97.3),
    p90: figure(12, 10, 14),
    norm: { label: 'At most 15 minutes of waiting', measure: 'DURATION', unit: 'MINUTE' },
    besideTime,
  };
  const answers = {
    item: 'RESULT' as const,
    counts: null,
    percents: null,
    topShare: null,
    bottomShare: null,
    n: null,
    notApplicable: null,
    suppressed: true,
    reason: 'TOO_FEW' as const,
  };
  const data = { norms: [waiting], result: figure(90, 85, 93), time: figure(40, 36, 44), answers, listed: [] };
  const { body } = render(NormsPanelIn, {
    props: { language, data, channels: ['IN_PERSON'], isFiltered: false, answersLink: '/answers' } as never,
  });
  return wordsOf(body);
}
const beside = (reading: NormReadingKind | null) => ({ reading, time: figure(40.3, 36, 44) });

test.each([
  ['KEPT_BUT_DISSATISFIED', 'dissatisfied with the time: 40.3', 'Норма соблюдена, а временем люди недовольны: 40,3'],
  ['NOT_KEPT_BUT_SATISFIED', 'satisfied with the time: 40.3', 'Норма не соблюдена, а временем люди довольны: 40,3'],
  ['AGREES', 'goes the same way: 40.3', 'То же говорят о времени и люди: 40,3'],
] as const)('%s is said with the score of the time', (reading, english, russian) => {
  expect(told('EN', beside(reading))).toContain(english);
  expect(told('RU', beside(reading))).toContain(russian);
});

test('what is not certain, or is not about time, is not said', () => {
  for (const none of [beside('UNCLEAR'), beside(null), null]) expect(told('EN', none)).not.toContain('40.3');
});
