import { expect, test } from 'vitest';
import { keptText, keptTexts } from './kept-text.ts';

test.each([
  ['  a b\n', 'a b'],
  ['a\0b\0', 'ab'],
  [' \0 ', ''],
  ['a\ud83d', 'a\uFFFD'],
  ['\ude00b', '\uFFFDb'],
  ['😀 ё', '😀 ё'],
])('%j is kept as %j', (given, kept) => {
  expect(keptText(given)).toBe(kept);
});

test('both languages are kept alike', () => {
  expect(keptTexts({ ru: ' а\0', en: '\ud800' })).toEqual({ RU: 'а', EN: '\uFFFD' });
});
