import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';

/** Modules that no random input can be given to. */
const NOTHING_TO_TRY: Record<string, string> = {
  'chart-constants': 'constants',
  estimate: 'types only',
  index: 'hands on what the modules export',
  'index-items': 'constants',
  'mix-coefficients': 'types only',
  policy: 'constants; its own test names each',
  rows: 'types only',
};

/** Modules that only other modules call: random inputs reach them by way of the one named here. */
const BY_WAY_OF: Record<string, string> = {
  'additive-variance': 'over-dispersion',
  'beta-tail': 't-tail',
  'binomial-sigma': 'laney-chart-limits',
  'change-verdict': 'before-after',
  'chart-signals': 'control-chart',
  'cross-products': 'index-estimate',
  'index-disclosure-cells': 'within-disclosure-rule',
  'is-interaction': 'interaction-guard',
  'is-safe-group': 'within-disclosure-rule',
  'is-weighable': 'over-dispersion',
  'joined-figure': 'joined-mean',
  'kept-weights': 'apply-mix-coefficients',
  'level-index': 'estimate-mode-effects',
  'limits-at-each-tail': 'binomial-funnel-limits',
  'link-cell': 'joined-mean',
  'link-moments': 'mean-link',
  'mean-moving-range-of': 'xmr-limits',
  'read-disclosure-group': 'within-disclosure-rule',
  'require-baseline': 'laney-chart-limits',
  'require-counts': 'summarise-histogram',
  'require-distribution': 'score-moments',
  'require-driver-matrix': 'driver-shares',
  'require-positive': 't-tail',
  'require-score-cell': 'fit-absorbed',
  'require-trials': 'binomial-cdf',
  'require-within': 'response-weights',
  'score-limits': 'score-interval',
  'share-centre': 'laney-chart-limits',
  'share-chart': 'laney-chart-limits',
  'standard-errors-to-detect': 'detectable-difference',
  'stretched-link': 'link-versions',
  'variance-taken-as-known': 'as-experienced',
  'weighted-answers': 'as-experienced',
  'weighted-mix': 'as-experienced',
};

const FOLDER = new URL('./', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const parse = (name: string) => ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest, true);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
const modules = files.filter((name) => !name.endsWith('.test.ts')).map((name) => name.slice(0, -'.ts'.length));
const tests = files.filter((name) => name.endsWith('.test.ts'));
const propertyTests = new Map(tests.map((name) => [name, modulesOfProperties(parse(name))]));
const testOf = (module: string) => tests.find((name) => propertyTests.get(name)!.has(module));

describe('every module of the methodology stands before ten thousand random inputs', () => {
  test('ten thousand are ten thousand', () => expect(RUNS).toBeGreaterThanOrEqual(10_000));

  test.each(modules.filter((module) => !(module in NOTHING_TO_TRY) && !(module in BY_WAY_OF)))(
    '%s is called by a property test with that many',
    (module) => expect(testOf(module)).toBeDefined(),
  );

  test.each(Object.entries(BY_WAY_OF))('%s is used by %s, which is', (module, user) => {
    expect(valueImports(parse(`${user}.ts`)).values()).toContain(module);
    expect(testOf(user)).toBeDefined();
  });

  test('no exception is stale', () => {
    const excepted = Object.keys({ ...NOTHING_TO_TRY, ...BY_WAY_OF });
    expect(excepted.filter((module) => !modules.includes(module) || testOf(module) !== undefined)).toEqual([]);
  });

  test('a property of too few runs, or that does not call the module, does not count (control)', () => {
    const source = (runs: string, called: string) =>
      ts.createSourceFile(
        'x.test.ts',
        `import { tTail } from './t-tail.ts';
         import type { Estimate } from './estimate.ts';
         const helped = (t: number): Estimate => tTail(t, 5);
         fc.assert(fc.property(fc.double(), (t) => ${called}(t) >= 0), { seed: 1, numRuns: ${runs} });`,
        ts.ScriptTarget.Latest,
        true,
      );
    expect([...modulesOfProperties(source('RUNS', 'helped'))]).toEqual(['t-tail']);
    expect([...modulesOfProperties(source('500', 'helped'))]).toEqual([]);
    expect([...modulesOfProperties(source('RUNS', 'other'))]).toEqual([]);
  });
});

/** Modules of this folder that are called within a property of `RUNS` runs, also by helpers of the same file. */
function modulesOfProperties(file: ts.SourceFile): Set<string> {
  const imports = valueImports(file);
  const declarations = new Map<string, ts.Node[]>();
  const properties: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name && ts.isIdentifier(node.name)) {
      declarations.set(node.name.text, [...(declarations.get(node.name.text) ?? []), node]);
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'fc.assert' && hasAllRuns(node.arguments[1])) {
      properties.push(node.arguments[0]!);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !seen.has(node.text)) {
      seen.add(node.text);
      const module = imports.get(node.text);
      if (module !== undefined) found.add(module);
      for (const declaration of declarations.get(node.text) ?? []) follow(declaration);
    }
    ts.forEachChild(node, follow);
  };
  for (const property of properties) follow(property);
  return found;
}

function hasAllRuns(options: ts.Expression | undefined): boolean {
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return false;
  return options.properties.some((property) => property.getText() === 'numRuns: RUNS');
}

/** Modules of this folder by the names that a file imports from them and that are more than types. */
function valueImports(file: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const module = /^\.\/([\w-]+)\.ts$/.exec(statement.moduleSpecifier.text)?.[1];
    const names = statement.importClause?.namedBindings;
    if (module === undefined || statement.importClause?.isTypeOnly || !names || !ts.isNamedImports(names)) continue;
    for (const { name, isTypeOnly } of names.elements) if (!isTypeOnly) found.set(name.text, module);
  }
  return found;
}
