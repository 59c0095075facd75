import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = new URL('./', import.meta.url);
const PAGE = readFileSync(new URL('../../../docs/methods/notation.md', FOLDER), 'utf8');
const NO_FORMULA = ['index.ts'];

/** Functions that a module hands out, by their names. */
const functionsOf = (source: string): string[] =>
  [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name!);

/** Cells of the rows of the table under a heading, without its head. */
function tableUnder(heading: string, page = PAGE): string[][] {
  const section = page
    .slice(page.indexOf(`## ${heading}`))
    .split('\n')
    .slice(1);
  const end = section.findIndex((line) => line.startsWith('## '));
  const rows = (end < 0 ? section : section.slice(0, end)).filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim())); // prettier-ignore
}
const namesIn = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name!);

const exportedFrom = (folder: URL): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !NO_FORMULA.includes(name))
    .flatMap((name) => functionsOf(readFileSync(new URL(name, folder), 'utf8')));
const exported = exportedFrom(FOLDER);
const rows = tableUnder('Formula → function');
const named = rows.flatMap(([, functions]) => namesIn(functions!));

describe('docs/methods/notation.md', () => {
  test('the table names every exported function of the statistics', () => {
    expect(exported.length).toBeGreaterThan(100);
    expect(exported.filter((name) => !named.includes(name))).toEqual([]);
  });

  test('every function that it names exists, once', () => {
    expect(named.filter((name) => name !== 'POLICY' && !exported.includes(name))).toEqual([]);
    expect(named.filter((name, place) => named.indexOf(name) !== place)).toEqual([]);
  });

  test('the second table names every formula of the conformance, and none besides', () => {
    const own = exportedFrom(new URL('../../conformance/formulas/', FOLDER));
    const others = tableUnder('Formulas that the product does not use');
    expect(own.length).toBeGreaterThan(15);
    expect(others.flatMap(([, functions]) => namesIn(functions!)).toSorted()).toEqual(own.toSorted());
    const instead = others.flatMap(([, , , , product]) => namesIn(product!));
    expect(instead.filter((name) => !exported.includes(name))).toEqual([]);
    for (const [what, , , cases] of others) expect(`${what}: ${cases}`).toMatch(/\d$/);
  });

  test('every row has a formula, a function, and something it was checked against', () => {
    for (const row of rows) {
      expect(row).toHaveLength(5);
      const [what, functions, , cases, others] = row;
      expect(what).not.toBe('');
      expect(namesIn(functions!).length).toBeGreaterThan(0);
      if (!functions!.includes('POLICY')) expect(`${what}: ${cases}${others}`).not.toMatch(/: $/);
    }
  });

  test('every symbol has one meaning', () => {
    const symbols = tableUnder('Symbols').map(([symbol]) => symbol!);
    expect(symbols.length).toBeGreaterThan(30);
    expect(symbols.filter((symbol, place) => symbols.indexOf(symbol) !== place)).toEqual([]);
  });

  test('a row that is gone, or names what is not there, would be noticed (control)', () => {
    const page =
      '## Symbols\n\n| s |\n| - |\n| B |\n\n## Formula → function\n\n| a | b |\n| - | - |\n| x | `one`, `two` |\n';
    expect(tableUnder('Formula → function', page)).toEqual([['x', '`one`, `two`']]);
    expect(namesIn('`one`, `two` …')).toEqual(['one', 'two']);
    expect(functionsOf('export function one() {}\nfunction inner() {}\nexport const two = 1;')).toEqual(['one']);
  });
});
