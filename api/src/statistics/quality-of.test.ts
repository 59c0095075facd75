import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { qualityOf } from './quality-of.ts';

test.each([
  [0, 'NONE'],
  [9, 'NONE'],
  [10, 'INDICATIVE'],
  [29, 'INDICATIVE'],
  [30, 'PUBLISHABLE'],
  [99, 'PUBLISHABLE'],
  [100, 'SOLID'],
  [1_000_000, 'SOLID'],
])('%d answers are %s', (n, quality) => expect(qualityOf(n)).toBe(quality));

test('10,000 random numbers of answers: more never make it worse', () => {
  const order = ['NONE', 'INDICATIVE', 'PUBLISHABLE', 'SOLID'];
  const n = fc.oneof(fc.nat(150), fc.nat(1e9));
  fc.assert(
    fc.property(n, n, (own, more) => {
      const place = order.indexOf(qualityOf(own));
      expect(place >= 0 && order.indexOf(qualityOf(own + more)) >= place).toBe(true);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
