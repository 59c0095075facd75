import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import EarlierMixNoteIn from './EarlierMixNoteIn.svelte';

const SCORE = { referenceMix: 2025, score: 78.3, low: 76, high: 80.2 };

const told = (language: 'EN' | 'RU', score: typeof SCORE | null) =>
  render(EarlierMixNoteIn, { props: { language, score } })
    .body.replace(/<!--.*?-->|<[^>]+>/g, '')
    .trim();

test('under a score stands what it would be with the mix of the year before, in both languages', () => {
  expect(told('EN', SCORE)).toBe('With the reference mix of 2025: 78.3 (76.0–80.2)');
  expect(told('RU', SCORE)).toBe('С эталонным составом 2025 года: 78,3 (76,0–80,2)');
});

test('where there is none nothing is said', () => {
  expect(told('EN', null)).toBe('');
});
