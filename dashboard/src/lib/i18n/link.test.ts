import { expect, test } from 'vitest';
import { inLanguage, localLink, queryWithoutAction } from './link.ts';

const explicit = { language: 'EN', languageIsExplicit: true } as const;

test('a link keeps a language that stands in the address, with query and fragment', () => {
  expect(localLink(explicit, '/s/passport')).toBe('/s/passport?lang=en');
  expect(localLink(explicit, '/?after=x#services')).toBe('/?after=x&lang=en#services');
});

test('a link stays as it is when the browser chose the language', () => {
  expect(localLink({ ...explicit, languageIsExplicit: false }, '/s/passport')).toBe('/s/passport');
});

test('the same page in another language replaces the one in the address', () => {
  expect(inLanguage('/r/office?service=x&lang=ru', 'EN')).toBe('/r/office?service=x&lang=en');
});

test('the name of a form action does not stay in the address', () => {
  expect(queryWithoutAction('?service=x&/rate')).toEqual(['service=x']);
  expect(queryWithoutAction('?%2Fshow=&lang=ru')).toEqual(['lang=ru']);
});
