import { expect, test } from 'vitest';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import type { MethodVersions } from '#lib/data/method/method.ts';
import VersionList from '../src/routes/(public)/method/VersionList.svelte';
import { htmlOf } from './html-of.ts';
import { wordsOf } from './words-of.ts';

const difference = scoredEstimate({ value: 2.4, interval: { low: 1, high: 4 } });
const versions: MethodVersions = {
  instruments: [
    {
      version: '2.0.0',
      state: 'PUBLISHED',
      parentVersion: '1.0.0',
      publishedAt: '2026-01-12T09:00:00Z',
      notes: '',
      translations: [
        { language: 'RU', revision: 2, checked: true, checkNote: 'Two translators and twelve people.' },
        { language: 'EN', revision: 1, checked: false, checkNote: null },
      ],
    },
  ],
  parallelRuns: [
    {
      id: 'run',
      oldVersion: '1.0.0',
      newVersion: '2.0.0',
      startedAt: '2026-01-12T09:00:00Z',
      endsAt: '2026-04-12T09:00:00Z',
      endedAt: '2026-04-12T09:00:00Z',
      links: [
        { item: 'SAT', kind: 'MEAN', slope: 1, intercept: -2.4, difference },
        { item: 'EASE', kind: 'LINEAR', slope: 0.95, intercept: 1.2, difference },
      ],
    },
  ],
};
const told = (language: 'EN' | 'RU') => wordsOf(htmlOf(language, VersionList, { versions }));

test('a link of two versions says its kind, and its line where it has one', () => {
  expect(told('EN')).toMatch(/same services\. Link: by means\. Ease/);
  expect(told('EN')).toContain(
    'Link: by means and spreads. A new score y in the old series, y*: y* = 0.950 × y + 1.20.',
  );
  expect(told('RU')).toContain(
    'Связь: по средним и разбросу. Новая оценка y в старом ряду, y*: y* = 0,950 × y + 1,20.',
  );
});

test('each version says how far the texts of each language have come', () => {
  expect(told('EN')).toMatch(
    /Russian: revision 2, checked\. Two translators and twelve people\. English: revision 1, not checked/,
  );
  expect(told('RU')).toMatch(/Русский: \S+ 2, проверен\..*: \S+ 1, не проверен/);
});
