import { expect, test } from 'vitest';
import { listAddress } from './list-address.ts';

const url = new URL('https://example.org/a/registry?lang=en&from=2026-01-01');

test('what is not changed stays in the address, what is taken away goes', () => {
  const plain = listAddress(url, { scores: 'plain' }, 'services');
  expect(plain).toBe('/a/registry?lang=en&from=2026-01-01&scores=plain#services');
  expect(listAddress(new URL(plain, url), { scores: null }, 'services')).toBe(
    '/a/registry?lang=en&from=2026-01-01#services',
  );
  expect(listAddress(new URL('https://example.org/?after=x'), { after: null }, 'top')).toBe('/#top');
});
