import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../../../test/methodology/property-runs.ts';
import { POLICY, publicCountBounds } from '../../../statistics/index.ts';
import { publicCount, publicEffect } from './public-effect.rules.ts';

/** Points between neighbouring answers: 0, 25, 50, 75, 100. */
const BETWEEN_ANSWERS = 25;
const withTwoDecimals = (points: number) => Math.round(100 * points) / 100;
const tellsOf = (points: number, n: number, beside: number) =>
  publicEffect(withTwoDecimals(points), Math.min(publicCount(n), publicCount(beside)), false)!;

test('an effect has one decimal below 100 answers and where they are not told, two where it is usable', () => {
  expect(publicEffect(2.46, 95, false)).toBe(2.5);
  expect(publicEffect(2.46, 100, false)).toBe(2.46);
  expect(publicEffect(2.46, 0, false)).toBe(2.5);
  expect(publicEffect(2.46, 0, true)).toBe(2.46);
  expect(Object.is(publicEffect(-0.04, 30, false), 0)).toBe(true);
  expect(publicEffect(null, 30, false)).toBeNull();
});

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** Numbers of answers that a rounded count leaves open. */
function alike(n: number): number[] {
  const { low, high } = publicCountBounds(n, POLICY.minimumToPublish);
  return Array.from({ length: high - low + 1 }, (_, at) => low + at);
}

/** Whether two means of so many answers, whatever they are, can differ by what is told. */
function canDiffer(told: number, n: number, beside: number, tells: typeof tellsOf): boolean {
  const step = (BETWEEN_ANSWERS * greatestDivisor(n, beside)) / (n * beside);
  const nearest = Math.round(told / step);
  return [nearest - 1, nearest, nearest + 1].some((times) => tells(times * step, n, beside) === told);
}

/** Numbers of answers on either side that what is told excludes, of those that the rounded counts leave open. */
function excludedBy(n: number, beside: number, multiple: number, tells = tellsOf): number {
  const told = tells((multiple * BETWEEN_ANSWERS * greatestDivisor(n, beside)) / (n * beside), n, beside);
  const [ofMode, ofReference] = [alike(n), alike(beside)];
  return (
    ofMode.filter((a) => !ofReference.some((b) => canDiffer(told, a, b, tells))).length +
    ofReference.filter((b) => !ofMode.some((a) => canDiffer(told, a, b, tells))).length
  );
}

/** Even and highly divisible numbers of answers among others, and a difference that two means of so many can have. */
const counts = fc.oneof(fc.constantFrom(30, 32, 36, 40, 48, 60, 72, 84, 96, 100, 120, 180, 240, 360), fc.integer({ min: 30, max: 400 })); // prettier-ignore
const pairs = fc.oneof(
  fc.tuple(counts, counts),
  counts.map((n): [number, number] => [n, n]),
);

test('a difference of two means tells no number of answers that the rounded counts beside it leave open', () => {
  fc.assert(
    fc.property(pairs, fc.nat(3_000), ([n, beside], multiple) => {
      expect(excludedBy(n, beside, multiple)).toBe(0);
    }),
    { seed: 1, numRuns: RUNS },
  );
});

test('with two decimals throughout it would (control)', () => {
  let excluded = 0;
  for (let n = 30; n < 40; n++)
    for (let multiple = 0; multiple < 20; multiple++)
      excluded += excludedBy(n, n + 1, multiple, (points) => withTwoDecimals(points));
  expect(excluded).toBeGreaterThan(0);
});
