import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exportedFunctions, parseFile } from '../../test/methodology/exported-functions.ts';

const FOLDER = new URL('./', import.meta.url);
const CONFORMANCE = new URL('../../conformance/formulas/', FOLDER);
const filesIn = (folder: URL) =>
  readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const files = filesIn(FOLDER);
const functionsIn = (name: string, source?: string, folder = FOLDER) =>
  exportedFunctions(parseFile(new URL(name, folder), source));

/** adjustPValues → adjust-p-values. */
const kebabOf = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();

describe('one function a file, named after it', () => {
  test('there are files to look at', () => expect(files.length).toBeGreaterThan(130));

  test.each([
    ...files.map((name) => [name, FOLDER] as const),
    ...filesIn(CONFORMANCE).map((name) => [name, CONFORMANCE] as const),
  ])('%s', (name, folder) => {
    const handedOut = functionsIn(name, undefined, folder);
    expect(handedOut.map((own) => `${kebabOf(own.name)}.ts`)).toEqual(handedOut.length === 0 ? [] : [name]);
  });

  test.each(files)('%s says why where it has no figure', (name) => {
    expect(functionsIn(name).filter((own) => own.isSilent)).toEqual([]);
  });

  test('a bare null is seen (control)', () => {
    const silent = (source: string) => functionsIn('x.ts', `export ${source}`).map((own) => own.isSilent);
    expect(silent('function x(): number | null { return 1; }')).toEqual([true]);
    expect(silent('const x = (): readonly (A | null)[] => [];')).toEqual([false]);
    expect(silent('const x = (): undefined | A => 1;')).toEqual([true]);
    expect(silent('function x(y: number | null): A | NotEstimable { return 1; }')).toEqual([false]);
  });

  test('a second function is seen, however it is written (control)', () => {
    const names = (source: string) => functionsIn('x.ts', source).map(({ name }) => name);
    const one = 'export interface A {}\nexport const LIST = [1];\nfunction inner() {}\nexport function one() {}\n';
    expect(names(one)).toEqual(['one']);
    expect(names(`${one}export async function two() {}`)).toEqual(['one', 'two']);
    expect(names(`${one}export const two = (x: number) => x;`)).toEqual(['one', 'two']);
    expect(names(`${one}export class Two {}`)).toEqual(['one', 'Two']);
    expect(['adjustPValues', 'xmrLimits', 'pChartLimits', 'LevelIndex'].map(kebabOf)).toEqual(['adjust-p-values', 'xmr-limits', 'p-chart-limits', 'level-index']); // prettier-ignore
  });
});
