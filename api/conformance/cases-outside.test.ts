import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const CHECKOUT = join(import.meta.dirname, '../..');
const CASES = join(CHECKOUT, '../shared/cases');
/** Verification cases that stay outside the repository. */
const OUTSIDE = ['01', '09', '14', '16', '18', '20', '21', '22'];
const RUN = 4;
/** Shorter runs are numbers that anything may have, such as 1, 2, 3, 4. */
const TELLING_LENGTH = 14;
const TELLING_DIGITS = 9;
/** Levels that every funnel has. */
const ANYBODYS = new Set(['0.001,0.025,0.975,0.999']);

/** Runs of four numbers of a list, and single numbers of many digits, as they stand in a text without spaces. */
function marksOf(value: unknown): string[] {
  if (Array.isArray(value)) {
    const own = value.every((one) => typeof one === 'number')
      ? value.slice(RUN - 1).map((_, at) => value.slice(at, at + RUN).join(','))
      : [];
    return [...own.filter((run) => run.length >= TELLING_LENGTH && !ANYBODYS.has(run)), ...value.flatMap(marksOf)];
  }
  if (value && typeof value === 'object') return Object.values(value).flatMap(marksOf);
  if (typeof value !== 'number' || String(value).replace(/\D/g, '').length < TELLING_DIGITS) return [];
  return [String(value)];
}

test.skipIf(!existsSync(CASES))('the cases that stay outside the repository are not copied into it', () => {
  const files = readdirSync(CASES);
  const marks = new Map(
    OUTSIDE.flatMap((number) => {
      const file = files.find((name) => name.startsWith(`${number}_`))!;
      return marksOf(JSON.parse(readFileSync(join(CASES, file), 'utf8'))).map((mark) => [mark, file] as const);
    }),
  );
  expect(marks.size).toBeGreaterThan(100);
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: CHECKOUT, encoding: 'utf8' }).split('\0');
  const copied = tracked.filter(Boolean).flatMap((path) => {
    if (!existsSync(join(CHECKOUT, path)) || path.endsWith('.png')) return [];
    const text = readFileSync(join(CHECKOUT, path), 'utf8').replaceAll(/[\s_]/g, '');
    return [...marks].flatMap(([mark, file]) => (text.includes(mark) ? [`${path}: ${mark} of ${file}`] : []));
  });
  expect(copied).toEqual([]);
});
