import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readCases } from '../../conformance/read-cases.ts';
import { exportedFunctions, parseFile } from '../../test/methodology/exported-functions.ts';

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
const docsIn = (folder: URL): Map<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) => exportedFunctions(parseFile(new URL(name, folder))))
      .map(({ name, docs }) => [name, docs]),
  );
const distinct = (found: Iterable<RegExpMatchArray>): string[] => [...new Set([...found].map(([all]) => all))];
/** Sections of the methodology, such as §1.6 and §2.0, that a cell or a docstring names. */
const sectionsIn = (text: string): string[] => distinct(text.matchAll(/§\d\.\d+/g));
/** Numbers of verification cases, in two digits. */
const casesIn = (text: string): string[] => distinct(text.matchAll(/\b\d\d\b/g));
/** What a docstring says of its source, on one line. */
const sourceOf = (docs: string): string => docs.slice(docs.lastIndexOf('@see')).replaceAll(/\n \* +/g, ' ');
const methodologyOf = (docs: string): string => /METHODOLOGY [^;]*/.exec(sourceOf(docs))?.[0] ?? '';
const casesOf = (docs: string): string =>
  [...sourceOf(docs).matchAll(/verification cases? ([\d, and]+)/g)].map(([, list]) => list).join(' ');

/** The verification cases live beside the repository, as some hold published data of third parties. */
const CASES = fileURLToPath(new URL('../../../../shared/cases', FOLDER));
const FAMILIES = new URL('../../conformance/families/', FOLDER);
const FORMULAS = new URL('../../conformance/formulas/', FOLDER);

/** Formulas that the adapter of a family imports to call them. */
const formulasOf = (file: ts.SourceFile): string[] => calledBy(file, /\/(statistics|formulas)\//);

/** What a file imports from some others to call it; constants are none. */
function calledBy(file: ts.SourceFile, from = /./): string[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !from.test(statement.moduleSpecifier.getText())) return [];
    const names = statement.importClause?.namedBindings;
    if (!names || !ts.isNamedImports(names) || statement.importClause?.isTypeOnly) return [];
    const called = names.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text);
    return called.filter((name) => !/^[A-Z_]+$/.test(name));
  });
}

const sourcesIn = (folder: URL): ts.SourceFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => parseFile(new URL(name, folder)));

/** By name of a formula, what its file calls. */
const calls = new Map(
  [FOLDER, FORMULAS]
    .flatMap(sourcesIn)
    .flatMap((file) => exportedFunctions(file).map(({ name }) => [name, calledBy(file)] as const)),
);

/** Formulas that an adapter calls, itself or through others. */
function reachedFrom(file: ts.SourceFile): ReadonlySet<string> {
  const reached = new Set(formulasOf(file));
  for (const name of reached) for (const next of calls.get(name) ?? []) reached.add(next);
  return reached;
}

const cases = existsSync(CASES) ? readCases(CASES) : null;
const reachedByFamily = new Map(
  sourcesIn(FAMILIES).map((file) => [/([^/]+)\.ts$/.exec(file.fileName)![1]!, reachedFrom(file)]),
);
/** What is called for a case; where the cases are absent nobody knows for which, and any family will do. */
const reachedFor = (number: string): ReadonlySet<string>[] =>
  cases === null
    ? [...reachedByFamily.values()]
    : cases.filter(({ id }) => id.startsWith(number)).map(({ family }) => reachedByFamily.get(family)!);

const docsOfProduct = docsIn(FOLDER);

/**
 * Cases that a row names and that none of its functions claims: neither by its docstring, nor by being called for it. A
 * function may have its case by one that it calls, where the row says so.
 */
function unclaimedIn(functions: readonly string[], numbers: readonly string[], docs = docsOfProduct): string[] {
  const told = functions.flatMap((name) => casesIn(casesOf(docs.get(name) ?? '')));
  const isCalled = (number: string) =>
    reachedFor(number).some((reached) => functions.some((name) => reached.has(name)));
  return numbers.filter((number) => !told.includes(number) && !isCalled(number));
}

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
    const own = exportedFrom(FORMULAS);
    const others = tableUnder('Formulas that the product does not use');
    expect(own.length).toBeGreaterThan(15);
    expect(others.flatMap(([, functions]) => namesIn(functions!)).toSorted()).toEqual(own.toSorted());
    const instead = others.flatMap(([, , , , product]) => namesIn(product!));
    expect(instead.filter((name) => !exported.includes(name))).toEqual([]);
    for (const [what, , , cases] of others) expect(`${what}: ${cases}`).toMatch(/\d$/);
  });

  test.each(rows.map((row) => [row[0]!, row] as const))(
    '%s: sections and cases are those of its functions',
    (_, row) => {
      const own = namesIn(row[1]!).flatMap((name) => docsOfProduct.get(name) ?? []);
      if (own.length === 0) return;
      const told = new Set(own.flatMap((doc) => sectionsIn(methodologyOf(doc))));
      expect([...told].toSorted()).toEqual(sectionsIn(row[2]!).toSorted());
      const tried = own.flatMap((doc) => casesIn(casesOf(doc)));
      expect(tried.filter((number) => !casesIn(row[3]!).includes(number))).toEqual([]);
      const functions = namesIn(row[1]!);
      const called = namesIn(row[3]!).filter((name) => functions.some((own) => calls.get(own)?.includes(name)));
      expect(unclaimedIn([...functions, ...called], casesIn(row[3]!))).toEqual([]);
    },
  );

  test('a case that no function of a row claims is seen (control)', () => {
    expect(unclaimedIn(['weightedIndexVariance'], ['24'])).toEqual(['24']);
    expect(unclaimedIn(['weightedIndexVariance', 'weightedAnswers'], ['24'])).toEqual([]);
    const claims = new Map([['weightedIndexVariance', ' * @see METHODOLOGY §2.3; verification cases 03 and 24']]);
    expect(unclaimedIn(['weightedIndexVariance'], ['03', '05', '24'], claims)).toEqual(['05']);
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

  describe.runIf(cases !== null)('beside the verification cases', () => {
    const tables = [...rows, ...tableUnder('Formulas that the product does not use')];
    test.each(cases ?? [])('$id: the rows of all that its family calls name it', ({ id, family }) => {
      const called = formulasOf(parseFile(new URL(`${family}.ts`, FAMILIES)));
      expect(called).not.toEqual([]);
      const number = id.slice(0, 2);
      const unnamed = called.filter(
        (name) =>
          !tables.some(([, own, , numbers]) => namesIn(own!).includes(name) && casesIn(numbers!).includes(number)),
      );
      expect(unnamed).toEqual([]);
    });
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
