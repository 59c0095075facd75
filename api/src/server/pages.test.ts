import { expect, test } from 'vitest';
import { isStaffPath } from './pages.ts';

test.each([
  '/app',
  '/app/',
  '/app/login?to=/app',
  '/%61pp/login',
  '/./app/login',
  '/x/../app/login',
  '/app%2Flogin',
  '/%',
])('%s is a page of staff', (url) => {
  expect(isStaffPath(url)).toBe(true);
});

test.each(['/', '/apply', '/s/app', '/r/services-portal?service=app', '//app/login', '/did/app'])(
  '%s is not',
  (url) => {
    expect(isStaffPath(url)).toBe(false);
  },
);
