import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const FOLDER = new URL('./', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const parse = (name: string, source = readFileSync(new URL(name, FOLDER), 'utf8')) =>
  ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);

/** Something that is called or made anew, and what is said above it. */
interface Exported {
  readonly name: string;
  readonly docs: string;
  /** Whether it stops on arguments that cannot be, itself or by a function that does nothing else. */
  readonly isRefusing: boolean;
  /** Whether it may return null or undefined: nothing that says why. */
  readonly isSilent: boolean;
}

const isCallable = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node));
const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
const isRefusal = (node: ts.Node): boolean =>
  ts.isThrowStatement(node) ||
  (ts.isCallExpression(node) && /^require[A-Z]/.test(node.expression.getText())) ||
  (ts.forEachChild(node, (child) => isRefusal(child) || undefined) ?? false);

const isNothing = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined &&
  (ts.isUnionTypeNode(type) ? type.types.some(isNothing) : ['null', 'undefined'].includes(type.getText()));
const isSilent = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isFunctionDeclaration(node) || ts.isArrowFunction(node)) && isNothing(node.type);

/** Functions and classes that a module hands out, however they are written. */
function functionsOf(file: ts.SourceFile): Exported[] {
  return file.statements.filter(isExported).flatMap((node) => {
    const docs = ts.getJSDocCommentsAndTags(node).map((doc) => doc.getText()).join('\n'); // prettier-ignore
    const isRefusing = isRefusal(node);
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
      return [{ name: node.name?.text ?? 'default', docs, isRefusing, isSilent: isSilent(node) }];
    }
    if (!ts.isVariableStatement(node)) return [];
    return node.declarationList.declarations
      .filter(({ initializer }) => isCallable(initializer))
      .map(({ name, initializer }) => ({ name: name.getText(), docs, isRefusing, isSilent: isSilent(initializer) }));
  });
}

/** adjustPValues → adjust-p-values. */
const kebabOf = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();

describe('one function a file, named after it', () => {
  test('there are files to look at', () => expect(files.length).toBeGreaterThan(130));

  test.each(files)('%s', (name) => {
    const handedOut = functionsOf(parse(name));
    expect(handedOut.map((own) => `${kebabOf(own.name)}.ts`)).toEqual(handedOut.length === 0 ? [] : [name]);
  });

  test.each(files)('%s says where its formula comes from, and what it refuses', (name) => {
    for (const { docs, isRefusing } of functionsOf(parse(name))) {
      expect(docs).toContain('@see');
      if (isRefusing) expect(docs).toContain('@throws RangeError');
    }
  });

  test.each(files)('%s says why where it has no figure', (name) => {
    expect(functionsOf(parse(name)).filter((own) => own.isSilent)).toEqual([]);
  });

  test('a bare null is seen (control)', () => {
    const silent = (source: string) => functionsOf(parse('x.ts', `export ${source}`)).map((own) => own.isSilent);
    expect(silent('function x(): number | null { return 1; }')).toEqual([true]);
    expect(silent('const x = (): readonly (A | null)[] => [];')).toEqual([false]);
    expect(silent('const x = (): undefined | A => 1;')).toEqual([true]);
    expect(silent('function x(y: number | null): A | NotEstimable { return 1; }')).toEqual([false]);
  });

  test('a second function is seen, however it is written (control)', () => {
    const names = (source: string) => functionsOf(parse('x.ts', source)).map(({ name }) => name);
    const one = 'export interface A {}\nexport const LIST = [1];\nfunction inner() {}\nexport function one() {}\n';
    expect(names(one)).toEqual(['one']);
    expect(names(`${one}export async function two() {}`)).toEqual(['one', 'two']);
    expect(names(`${one}export const two = (x: number) => x;`)).toEqual(['one', 'two']);
    expect(names(`${one}export class Two {}`)).toEqual(['one', 'Two']);
    expect(['adjustPValues', 'xmrLimits', 'pChartLimits', 'LevelIndex'].map(kebabOf)).toEqual(['adjust-p-values', 'xmr-limits', 'p-chart-limits', 'level-index']); // prettier-ignore
  });

  test('a refusal that is not said is seen (control)', () => {
    const refusing = (body: string) => functionsOf(parse('x.ts', `/** @see here */\nexport function x() { ${body} }`))[0]!.isRefusing; // prettier-ignore
    expect(['return 1;', 'requireShare(2);', 'if (true) throw new RangeError();'].map(refusing)).toEqual([false, true, true]); // prettier-ignore
  });
});
