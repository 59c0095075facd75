import { expect, test } from 'vitest';
import { busyTexts } from './busy-texts.ts';
import { type Language, LANGUAGES } from './enums.ts';

test.each([
  [1, 'через 1 секунду.'],
  [3, 'через 3 секунды.'],
  [5, 'через 5 секунд.'],
])('%d seconds are said as Russian says them', (seconds, ending) => {
  expect(busyTexts.RU.text(seconds)).toContain(ending);
});

test('one second is one in English', () => {
  expect([busyTexts.EN.text(1), busyTexts.EN.text(2)]).toEqual([
    expect.stringContaining('in 1 second.'),
    expect.stringContaining('in 2 seconds.'),
  ]);
});

test('every language says everything, in its own letters', () => {
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    const texts = Object.values(busyTexts[language]).map((text) => (typeof text === 'function' ? text(2) : text));
    for (const text of texts) expect(/\p{Script=Cyrillic}/u.test(text)).toBe(language === 'RU');
  }
});
