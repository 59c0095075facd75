import { expect, test } from 'vitest';
import { csvFile } from './csv.ts';

test.each(['=1+1', '+7', '-2', '@SUM(A1)', '\t=1', '  =1', '＝1'])('“%s” does not run in a spreadsheet', (text) => {
  expect(csvFile([[text]]).slice(1)).toBe(`"'${text}"\r\n`);
});

test('numbers, also negative ones, stay numbers; nothing stays empty', () => {
  expect(csvFile([[-1.5, null, 72]])).toBe('\uFEFF-1.5,,72\r\n');
});

test('commas, quotes and line breaks stay in their cell', () => {
  expect(csvFile([['a,b', 'c "d"', 'e\nf']])).toBe('\uFEFF"a,b","c ""d""","e\nf"\r\n');
});
