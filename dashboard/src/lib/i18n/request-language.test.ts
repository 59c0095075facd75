import { expect, test } from 'vitest';
import { requestLanguage } from './request-language.ts';

test('the address decides before the browser', () => {
  expect(requestLanguage('en', 'ru')).toEqual({ language: 'EN', explicit: true });
});

test('the browser decides by its weights', () => {
  expect(requestLanguage(null, 'fr, ru;q=0.4, en-GB;q=0.8')).toEqual({ language: 'EN', explicit: false });
  expect(requestLanguage(null, 'en;q=0, ru;q=0.1').language).toBe('RU');
});

test('Russian is spoken to those who ask for something else', () => {
  expect(requestLanguage(null, null)).toEqual({ language: 'RU', explicit: false });
  expect(requestLanguage('xx', 'fr')).toEqual({ language: 'RU', explicit: false });
});
