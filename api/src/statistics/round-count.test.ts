import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { roundCount } from './round-count.ts';

test('five different counts look alike to the public', () => {
  expect([8, 9, 10, 11, 12].map(roundCount)).toEqual([10, 10, 10, 10, 10]);
  expect([0, 1, 2, 3, 13, 1168].map(roundCount)).toEqual([0, 0, 0, 5, 15, 1170]);
});

test('10,000 random counts: a multiple of five no more than two away, in the same order', () => {
  const n = fc.oneof(fc.nat(200), fc.nat(1e9));
  fc.assert(
    fc.property(n, n, (own, more) => {
      const rounded = roundCount(own);
      expect(rounded % 5 === 0 && Math.abs(rounded - own) <= 2 && roundCount(own + more) >= rounded).toBe(true);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
