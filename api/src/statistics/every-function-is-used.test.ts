import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { exportedFunctions, parseFile } from '../../test/methodology/exported-functions.ts';

const SOURCES = new URL('../', import.meta.url);
const OURS = 'statistics/';

/** A file of the server, as far as it hands out functions and takes those of others. */
interface Module {
  /** Path from `api/src`. */
  path: string;
  functions: readonly string[];
  /** Names that it imports as values. */
  takes: readonly string[];
}

function readModule(path: string, source?: string): Module {
  const file = parseFile(new URL(path, SOURCES), source);
  return { path, functions: exportedFunctions(file).map(({ name }) => name), takes: importedValues(file) };
}

const importedValues = (file: ts.SourceFile): string[] =>
  file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) return [];
    const names = statement.importClause?.namedBindings;
    if (!names || !ts.isNamedImports(names)) return [];
    return names.elements.flatMap((one) => (one.isTypeOnly ? [] : [(one.propertyName ?? one.name).text]));
  });

/** What the server is made of: neither tests nor what is there for tests. */
const isProduct = (path: string): boolean => path.endsWith('.ts') && !/\.(test|builder)\.ts$/.test(path);

/** Functions of the statistics that nothing else of the server calls, neither by itself nor through one that it does call. */
function unusedOf(modules: readonly Module[]): string[] {
  const homes = new Map(
    modules.flatMap((module) =>
      module.path.startsWith(OURS) ? module.functions.map((name) => [name, module] as const) : [],
    ),
  );
  const used = new Set(modules.flatMap(({ path, takes }) => (path.startsWith(OURS) ? [] : takes)));
  for (const name of used) for (const next of homes.get(name)?.takes ?? []) used.add(next);
  return [...homes.keys()].filter((name) => !used.has(name));
}

describe('every function of the statistics has a user in the server', () => {
  const paths = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(isProduct);
  const modules = paths.map((path) => readModule(path));

  test('there is something to look at', () => {
    const ours = modules.filter(({ path }) => path.startsWith(OURS));
    expect(ours.flatMap(({ functions }) => functions).length).toBeGreaterThan(120);
    expect(modules.length - ours.length).toBeGreaterThan(200);
  });

  test('what has none belongs to the conformance (docs/decisions/0055)', () => expect(unusedOf(modules)).toEqual([]));

  test('one that is used by tests alone, by itself, or by another that nobody uses, is seen (control)', () => {
    const own = (name: string, takes = '') =>
      readModule(`statistics/${name}.ts`, `${takes}\nexport function ${name}() { return ${name}(); }`);
    const user = readModule('modules/x.ts', `import { one as first, type four } from '../statistics/index.ts';`);
    const all = [own('one', `import { two } from './two.ts';`), own('two'), own('three', `import { four } from './four.ts';`), own('four'), user]; // prettier-ignore
    expect(unusedOf(all)).toEqual(['three', 'four']);
    expect(isProduct('statistics/x.test.ts') || isProduct('modules/results/tally.builder.ts')).toBe(false);
  });
});
