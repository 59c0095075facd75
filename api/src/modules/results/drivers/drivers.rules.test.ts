import type { Item } from '@otklik/schema';
import { expect, test } from 'vitest';
import type { DriverPair } from '../driver-pair.ts';
import { driversOf } from './drivers.rules.ts';

/** Sums of ratings that answered both with these values. */
function pair(itemA: Item, itemB: Item, ratings: [number, number][], more: Partial<DriverPair> = {}): DriverPair {
  const sum = (of: (a: number, b: number) => number) => ratings.reduce((total, [a, b]) => total + of(a, b), 0);
  return {
    subjectId: 's',
    instrumentVersion: '1.0.0',
    itemA,
    itemB,
    n: ratings.length,
    sumA: sum((a) => a),
    sumB: sum((_, b) => b),
    sumAB: sum((a, b) => a * b),
    sumAA: sum((a) => a * a),
    sumBB: sum((_, b) => b * b),
    ...more,
  };
}
const times = (count: number, ...ratings: [number, number][]) => Array.from({ length: count }, () => ratings).flat();

/** r = 0.6: four of five go together. */
const LINKED = times(40, [2, 2], [4, 4], [2, 2], [4, 4], [2, 2], [4, 4], [2, 2], [4, 4], [2, 4], [4, 2]);

test('a driver alone has all of what is explained, with no interval and no order: nothing is shared out', () => {
  const { rSquared, drivers, isOrderConfirmed } = driversOf([pair('SAT', 'INFO', LINKED)]);
  expect(rSquared.value).toBeCloseTo(36, 10);
  expect(drivers).toMatchObject([{ item: 'INFO', pairs: 400, share: { value: 100, interval: null, n: 400 } }]);
  expect(isOrderConfirmed).toBeNull();
});

test('of several major versions only the newest counts', () => {
  const old = pair('SAT', 'INFO', times(400, [2, 4], [4, 2]), { instrumentVersion: '1.9.0' });
  const { rSquared } = driversOf([old, pair('SAT', 'INFO', LINKED, { instrumentVersion: '2.0.0' })]);
  expect(rSquared).toMatchObject({ n: 400, instrumentVersion: '2.0.0' });
  expect(rSquared.value).toBeCloseTo(36, 10);
});

test('sums are taken inside each service: a better service makes no driver', () => {
  const level = (value: number, subjectId: string) =>
    pair('SAT', 'INFO', times(80, [value, value], [value + 1, value], [value, value + 1], [value + 1, value + 1]), {
      subjectId,
    });
  expect(driversOf([level(1, 'bad'), level(4, 'good')])).toMatchObject({
    rSquared: { value: null, reason: 'NOTHING_EXPLAINED', n: 640 },
    drivers: [{ item: 'INFO', share: { value: null, reason: 'NOTHING_EXPLAINED' } }],
  });
});

test('a pair counts whichever of the two comes first', () => {
  // INFO before DOCS in the order of the questions, after it in that of the alphabet.
  const pairs = [pair('SAT', 'INFO', LINKED), pair('SAT', 'DOCS', LINKED)];
  const { drivers, shrinkage } = driversOf([
    ...pairs,
    pair('DOCS', 'INFO', times(200, [2, 2], [2, 4], [4, 2], [4, 4])),
  ]);
  expect(drivers.map(({ item }) => item).toSorted()).toEqual(['DOCS', 'INFO']);
  for (const { share } of drivers) expect(share.value).toBeCloseTo(50, 8);
  expect(shrinkage).toBe(0);
});

test('without any rating there is nothing', () => {
  expect(driversOf([])).toMatchObject({ rSquared: { value: null, reason: 'NO_DATA', n: 0 }, drivers: [] });
});
