import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ExportedFunction, exportedFunctions, parseFile } from '../../test/methodology/exported-functions.ts';

/**
 * What a docstring of a formula has, each in a form of its own: the formula on indented lines, when to use it in a line
 * that begins with "Use", every argument and what comes out, what is refused, and where it comes from.
 */
const FOLDERS = { product: new URL('./', import.meta.url), conformance: new URL('../../conformance/formulas/', import.meta.url) }; // prettier-ignore

/** What stops on what cannot be computes nothing: its formula are the limits of its arguments. */
const isRefusal = (name: string): boolean => /^require[A-Z]/.test(name);

const FORMULA = /^ \* {5}\S/m;
const USE = /^ \* Use \w/m;
const SOURCE = /@see (METHODOLOGY §\d|DESIGN §\d|docs\/methods\/|.*\(\d{4}\)|.*\(Doc \d{4}\)|NIST )/;

/** What a docstring lacks. */
function lackingIn(own: ExportedFunction): string[] {
  const { name, docs, parameters, described, isBare, isRefusing } = own;
  return [
    ...(FORMULA.test(docs) || isRefusal(name) ? [] : ['a formula']),
    ...(USE.test(docs) ? [] : ['when to use it']),
    ...parameters.flatMap((parameter, place) =>
      parameter === null
        ? described[place] === undefined ? [`argument ${place + 1}`] : []
        : described[place] === parameter ? [] : [`@param ${parameter}`],
    ), // prettier-ignore
    ...(described.length > parameters.length && parameters.length > 0 ? ['an argument for every @param'] : []),
    ...(isBare && !docs.includes('@returns') ? ['@returns'] : []),
    ...(isRefusing && !docs.includes('@throws RangeError') ? ['@throws RangeError'] : []),
    ...(SOURCE.test(docs) ? [] : ['@see with a source']),
  ];
}

const functionsIn = (folder: URL): ExportedFunction[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => exportedFunctions(parseFile(new URL(name, folder))));

describe.each(Object.entries(FOLDERS))('formulas of the %s say', (_, folder) => {
  const own = functionsIn(folder);
  test('there are some', () => expect(own.length).toBeGreaterThan(20));
  test.each(own.map((one) => [one.name, one] as const))('%s: formula, use, arguments, source', (__, one) => {
    expect(lackingIn(one)).toEqual([]);
  });
});

describe('what is lacking is seen (control)', () => {
  const WHOLE = `/**
 * Twice a number.
 *
 *     2x
 *
 * Use where one is not enough.
 *
 * @param x any number
 * @returns in its unit
 * @throws RangeError when it is none
 * @see METHODOLOGY §1.1
 */
export function twice(x: number): number { if (!x) throw new RangeError(); return 2 * x; }`;
  const lacking = (source: string) => exportedFunctions(parseFile(new URL('file:///x.ts'), source)).flatMap(lackingIn);

  test('nothing where all is there', () => expect(lacking(WHOLE)).toEqual([]));

  test.each([
    [' *     2x\n', '', ['a formula']],
    [' * Use where one is not enough.\n', ' * It is of use.\n', ['when to use it']],
    [' * @param x any number\n', '', ['@param x']],
    ['@param x', '@param y', ['@param x']],
    [' * @returns in its unit\n', '', ['@returns']],
    [' * @throws RangeError when it is none\n', '', ['@throws RangeError']],
    [/ \* @throws.*\n|if.*Error\(\);/g, '', []],
    [/ \* @throws.*\n|if.*Error\(\);/g, 'requireShare(x);', ['@throws RangeError']],
    [' * @see METHODOLOGY §1.1\n', '', ['@see with a source']],
    ['METHODOLOGY §1.1', 'elsewhere', ['@see with a source']],
    ['(x: number)', '(x: number, y: number)', ['@param y']],
    ['(x: number)', '(x: number, { y }: { y: number })', ['argument 2']],
  ])('without %j', (part, instead, expected) => {
    expect(lacking(WHOLE.replace(part, instead))).toEqual(expected);
  });
});
