import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCase } from './check-case.ts';
import { compare } from './compare.ts';
import { FAMILIES } from './families/index.ts';
import { readCases } from './read-cases.ts';

/** They live beside the repository, as some hold published data of third parties. */
const CASES = fileURLToPath(new URL('../../../shared/cases', import.meta.url));
const isPresent = existsSync(CASES);
if (!isPresent) console.warn(`Verification cases skipped: no folder ${CASES}`);

describe.runIf(isPresent)('the verification cases of the methodology', () => {
  const cases = isPresent ? readCases(CASES) : [];

  test.each(cases)('$id', (read) => {
    const { problems, worst } = checkCase(read, FAMILIES);
    expect(problems).toEqual([]);
    expect(worst).toBeLessThanOrEqual(read.tolerance);
  });
});

describe('the comparison', () => {
  test('allows what the tolerance allows, relative above 1 and absolute below', () => {
    expect(compare({ a: 1000.5, b: 0.0005 }, { a: 1000, b: 0 }, 1e-3).problems).toEqual([]);
    expect(compare({ a: 1002 }, { a: 1000 }, 1e-3).problems).toHaveLength(1);
    expect(compare({ a: 0.5 }, { a: 1 }, 1).worst).toBe(0.5);
  });

  test.each([
    ['a key that is not computed', {}, { a: 1 }],
    ['a key deep inside', { a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }],
    ['another string', { a: 'above' }, { a: 'below' }],
    ['a boolean for a number', { a: true }, { a: 1 }],
    ['a number for null', { a: 0 }, { a: null }],
    ['a list too long', { a: [1, 2, 3] }, { a: [1, 2] }],
    ['no number', { a: NaN }, { a: 1 }],
    ['no end', { a: Infinity }, { a: 1 }],
    ['a list for an object', { a: [] }, { a: { b: 1 } }],
  ])('finds %s', (_, computed, expected) => {
    expect(compare(computed, expected, 0.1).problems).toHaveLength(1);
  });

  test('lists of whole numbers must be equal whatever the tolerance', () => {
    expect(compare([1, 3], [1, 2], 5).problems).toHaveLength(1);
    expect(compare([1.5, 3], [1.5, 2], 5).problems).toHaveLength(0);
  });

  test('misses no informational key, and compares one that is there', () => {
    expect(compare({}, { se_survey_x: 1, se_svystandardize: 2, I2: 3 }, 0).problems).toEqual([]);
    expect(compare({ se_svystandardize: 1 }, { se_svystandardize: 2 }, 0).problems).toHaveLength(1);
  });
});

describe('npm run conform', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'otklik-conform-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const PLANTED = {
    id: 'planted',
    family: 'mean-interval',
    input: { rows: { a: { counts_1_to_5: [0, 0, 0, 2, 8] } }, level: 0.95 },
    expected: { rows: { a: { n: 10, mean: 95 } } },
    tolerance: 1e-9,
  };
  const plant = (name: string, planted: object): void => writeFileSync(join(folder, name), JSON.stringify(planted));
  const run = (...words: string[]): { status: number | null; output: string } => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };

  test('ends with 0 when all pass', () => {
    plant('planted.json', PLANTED);
    plant('INDEX.json', []);
    expect(run(folder)).toMatchObject({ status: 0, output: expect.stringContaining('1 of 1 cases pass') });
  });

  test.each([
    ['a wrong figure', { ...PLANTED, expected: { rows: { a: { n: 10, mean: 95.1 } } } }],
    ['a key nobody computes', { ...PLANTED, expected: { rows: { a: { median: 100 } } } }],
    ['an unknown family', { ...PLANTED, family: 'horoscopes' }],
    ['an inherited name', { ...PLANTED, family: 'toString' }],
    ['an input that cannot be', { ...PLANTED, input: { rows: { a: { counts_1_to_5: [1, 2] } }, level: 0.95 } }],
  ])('ends with 1 on %s', (_, wrong) => {
    plant('good.json', PLANTED);
    plant('wrong.json', { ...wrong, id: 'wrong' });
    const { status, output } = run(folder);
    expect(status).toBe(1);
    expect(output).toMatch(/FAIL .*wrong/);
    expect(output).toContain('1 of 2 cases pass');
  });

  test('ends with 2 when there is nothing to check', () => {
    expect(run(folder)).toMatchObject({ status: 2, output: expect.stringContaining('holds no case') });
    expect(run(join(folder, 'gone'))).toMatchObject({ status: 2 });
    expect(run()).toMatchObject({ status: 2 });
    plant('broken.json', { id: 'x' });
    expect(run(folder)).toMatchObject({ status: 2, output: expect.stringContaining('broken.json is no case') });
  });
});
