import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { readNorm } from './read-norm.ts';

describe('a norm beside what people say of the time', () => {
  test.each([
    [90, 95, 51, 60, 'AGREES'],
    [70, 89.9, 30, 49.9, 'AGREES'],
    [90, 95, 30, 49.9, 'KEPT_BUT_DISSATISFIED'],
    [70, 89.9, 50.1, 60, 'NOT_KEPT_BUT_SATISFIED'],
    [89.9, 95, 30, 40, 'UNCLEAR'],
    [70, 90, 51, 60, 'UNCLEAR'],
    [95, 99, 50, 60, 'UNCLEAR'],
    [95, 99, 40, 50, 'UNCLEAR'],
  ] as const)('share %d–%d %%, TIME %d–%d: %s', (low, high, timeLow, timeHigh, reading) => {
    expect(readNorm({ low, high }, { low: timeLow, high: timeHigh })).toBe(reading);
  });

  test('refuses what is no interval', () => {
    const some = { low: 10, high: 20 };
    for (const bad of [
      { low: -1, high: 5 },
      { low: 5, high: 101 },
      { low: 20, high: 10 },
      { low: NaN, high: 10 },
    ]) {
      expect(() => readNorm(bad, some)).toThrow(RangeError);
      expect(() => readNorm(some, bad)).toThrow(RangeError);
    }
  });
});

test('10,000 random pairs: a narrower interval never takes a reading back, and never turns it round', () => {
  const interval = fc
    .tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
    .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  const told = new Set<string>();
  fc.assert(
    fc.property(interval, interval, fc.double({ min: 0, max: 1, noNaN: true }), (share, time, by) => {
      const wide = readNorm(share, time);
      told.add(wide);
      const inner = ({ low, high }: { low: number; high: number }) => ({
        low: low + (by * (high - low)) / 2,
        high: Math.max(low + (by * (high - low)) / 2, high - (by * (high - low)) / 2),
      });
      if (wide !== 'UNCLEAR') expect(readNorm(inner(share), inner(time))).toBe(wide);
    }),
    { seed: 7, numRuns: RUNS },
  );
  expect(told.size).toBe(4);
});
