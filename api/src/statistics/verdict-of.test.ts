import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { verdictOf } from './verdict-of.ts';

const above = { isComparable: true, difference: 3, adjustedP: 0.05, n: 100, reliability: 0.7 };

describe('verdict', () => {
  test('just fulfilling every condition is above, its mirror below', () => {
    expect(verdictOf(above)).toEqual({ verdict: 'ABOVE', reason: null });
    expect(verdictOf({ ...above, difference: -3 })).toEqual({ verdict: 'BELOW', reason: null });
  });

  test.each([
    [{ isComparable: false }, 'NOT_COMPARABLE', 'NOT_COMPARABLE'],
    [{ n: 99 }, 'INSUFFICIENT_DATA', 'FEW_ANSWERS'],
    [{ adjustedP: null }, 'INSUFFICIENT_DATA', 'NOT_TESTED'],
    [{ adjustedP: 0.0501 }, 'ABOUT_AVERAGE', 'NOT_SIGNIFICANT'],
    [{ difference: -2.99 }, 'ABOUT_AVERAGE', 'NOT_MATERIAL'],
    [{ reliability: 0.69 }, 'INSUFFICIENT_DATA', 'UNRELIABLE'],
    [{ reliability: null }, 'INSUFFICIENT_DATA', 'UNRELIABLE'],
    [{ n: 99, adjustedP: 0.9 }, 'INSUFFICIENT_DATA', 'FEW_ANSWERS'],
    [{ difference: 0.1, reliability: 0.1 }, 'ABOUT_AVERAGE', 'NOT_MATERIAL'],
    [{ isComparable: false, difference: NaN }, 'NOT_COMPARABLE', 'NOT_COMPARABLE'],
  ] as const)('with %o it is %s', (change, verdict, reason) => {
    expect(verdictOf({ ...above, ...change })).toEqual({ verdict, reason });
  });

  test.each([{ difference: NaN }, { n: NaN }, { adjustedP: 1.2 }, { reliability: -0.1 }])('refuses %o', (wrong) => {
    expect(() => verdictOf({ ...above, ...wrong })).toThrow(RangeError);
  });
});

test('10,000 random figures: a verdict or a reason, turned round with the sign; a flag only where all five hold', () => {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null, freq: 8 });
  const figure = fc.record({
    isComparable: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    difference: fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10),
    adjustedP: fc.oneof(share, fc.constantFrom(0, 0.01, 0.05)),
    n: fc.oneof(fc.nat(120), fc.nat(100_000)),
    reliability: share,
  });
  const mirror = { ABOVE: 'BELOW', BELOW: 'ABOVE' } as const;
  const told = new Set<string | null>();
  fc.assert(
    fc.property(figure, (input) => {
      const { verdict, reason } = verdictOf(input);
      told.add(reason);
      const isFlag = verdict === 'ABOVE' || verdict === 'BELOW';
      expect(reason === null).toBe(isFlag);
      const back = verdictOf({ ...input, difference: -input.difference });
      expect(back).toEqual({ verdict: isFlag ? mirror[verdict] : verdict, reason });
      if (!isFlag) return;
      expect(input.isComparable && input.n >= 100 && Math.abs(input.difference) >= 3).toBe(true);
      expect(input.adjustedP! <= 0.05 && input.reliability! >= 0.7).toBe(true);
      const surer = { ...input, n: 2 * input.n, adjustedP: input.adjustedP! / 2, difference: 2 * input.difference };
      expect(verdictOf(surer).verdict).toBe(verdict);
    }),
    { seed: 1, numRuns: RUNS },
  );
  // Each of the six reasons came up, and flags without any.
  expect(told.size).toBe(7);
});
