import { expect, test } from 'vitest';
import { findMethod, methodViewFromUrl } from './method.ts';

const viewOf = (query: string) => methodViewFromUrl(new URLSearchParams(query));

test('an address names a frozen table and a year; anything else is the newest', () => {
  expect(viewOf('table=2026Q2&mix=2025')).toEqual({ table: '2026Q2', year: 2025 });
  expect(viewOf('table=2026Q5&mix=last')).toEqual({ table: null, year: null });
  expect(viewOf('')).toEqual({ table: null, year: null });
});

test('a table that was never frozen has no page, rather than that of another', async () => {
  const execute = () =>
    Promise.resolve({
      data: { method: {}, modeTable: null, referenceMix: null, instrument: { rendering: { questions: [] } } },
    });
  const locals = { language: 'EN', requestId: 'r', execute } as unknown as App.Locals;
  await expect(findMethod(locals, { table: '2001Q1', year: null })).rejects.toMatchObject({ status: 404 });
  await expect(findMethod(locals, { table: null, year: null })).resolves.toMatchObject({ modeTable: null });
});
