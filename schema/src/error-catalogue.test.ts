import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from './enums.ts';
import { ERRORS, type ErrorCode } from './error-catalogue.ts';
import { messageOf } from './error-message.ts';

const codes = Object.keys(ERRORS) as ErrorCode[];
const languages = Object.keys(LANGUAGES) as Language[];
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(codes)('%s', (code) => {
  test('says what happened, to developers', () => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(ERRORS[code].meaning).toMatch(/^[A-Z].*\.$/);
  });

  test.each(languages)('says in %s what to do, with and without values', (language) => {
    const bare = messageOf(code, language);
    expect(bare).toMatch(/^\p{Lu}.*\.$/u);
    expect(bare).not.toMatch(/[{}[\]]|undefined| {2}| [.,]/);
    const full = messageOf(code, language, { limit: 200, low: 1, high: 1000, field: 'subject' });
    expect(full).not.toMatch(/[{}[\]]|undefined/);
    expect(full.split('. ').every((sentence) => sentence.split(' ').length <= 20)).toBe(true);
  });

  test('has the same places to fill in both languages, and a polite capital «Вы»', () => {
    const { EN, RU } = ERRORS[code].message;
    expect(placeholders(RU)).toEqual(placeholders(EN));
    expect(EN).not.toMatch(/\p{Script=Cyrillic}/u);
    expect(RU).not.toMatch(/(?<!\p{L})(вы|вам|вас|вами|ваш\p{L}*)(?!\p{L})/u);
  });
});

test('no two errors read alike', () => {
  for (const language of languages)
    expect(new Set(codes.map((code) => messageOf(code, language))).size).toBe(codes.length);
});

test('only faults of the server are worth trying again unchanged', () => {
  expect(codes.filter((code) => ERRORS[code].retry)).toEqual(['SERVICE_BUSY', 'INTERNAL']);
  expect(codes.filter((code) => ERRORS[code].fault !== 'client')).toEqual(['SERVICE_BUSY', 'INTERNAL']);
});

test('values stand in the message as the language writes them', () => {
  expect(messageOf('TEXT_TOO_LONG', 'EN', { limit: 2000 })).toBe(
    'The text is too long. Please shorten it to 2,000 characters.',
  );
  expect(messageOf('TEXT_TOO_LONG', 'RU', { limit: 20000 })).toBe(
    'Текст слишком длинный. Сократите его, пожалуйста, до 20\u00A0000 знаков.',
  );
  expect(messageOf('TEXT_TOO_LONG', 'RU')).toBe('Текст слишком длинный. Сократите его, пожалуйста.');
  expect(messageOf('COUNT_OUT_OF_RANGE', 'EN', { low: 1 })).toBe(
    'The number is out of range. Please send a whole number.',
  );
  expect(messageOf('FIELD_INVALID', 'EN', { field: '$& {limit}' })).toBe(
    'The value of a field is wrong: $& {limit}. Please correct it.',
  );
});
