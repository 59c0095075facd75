import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.ts';

const row = (name: string, authority: string, value: number | null, n: number | null) => ({
  name,
  authority: { name: authority },
  sat: { value, n },
});
const rows = [row('Б', 'Второе', 60, 100), row('а', 'Второе', null, null), row('В', 'Первое', 80, 50)];
const names = (sort: 'name' | 'authority' | 'answers' | 'value') => sortRows(rows, sort, 'ru').map(({ name }) => name);

test('a list is alphabetical unless the viewer asks otherwise', () => {
  expect(names('name')).toEqual(['а', 'Б', 'В']);
  expect(names('authority')).toEqual(['а', 'Б', 'В']);
});

test('a withheld figure is never first', () => {
  expect(names('value')).toEqual(['Б', 'В', 'а']);
  expect(names('answers')).toEqual(['Б', 'В', 'а']);
});
