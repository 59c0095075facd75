import { expect, test } from 'vitest';
import { slugOf, uniqueSlug } from './slug.rules.ts';

test.each([
  ['The form: half as long!', 'the-form-half-as-long'],
  ['  Café № 5 — déjà vu ', 'cafe-no-5-deja-vu'],
  ['Очередь', 'report'],
  ['', 'report'],
])('%j becomes %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a long title gives a slug that fits with a number behind it', () => {
  const slug = slugOf('word '.repeat(60));
  expect(`${slug}-9999999`.length).toBeLessThanOrEqual(64);
  expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('a taken slug gets the first free number', () => {
  expect(uniqueSlug('queue', new Set())).toBe('queue');
  expect(uniqueSlug('queue', new Set(['queue', 'queue-2', 'queue-long']))).toBe('queue-3');
});
