import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { repeatRaterVariance } from './repeat-rater-variance.ts';

const variance = fc.double({ min: 0, max: 1e6, noNaN: true });
const designEffect = fc.double({ min: 1, max: 100, noNaN: true });

test('the policy leaves every variance as it is, to the last digit; another effect multiplies it: 10,000 random ones', () => {
  fc.assert(
    fc.property(variance, designEffect, (v, deff) => {
      expect(repeatRaterVariance(v)).toBe(v);
      expect(repeatRaterVariance(v, deff)).toBe(v * deff);
    }),
    { seed: 1, numRuns: RUNS },
  );
});
