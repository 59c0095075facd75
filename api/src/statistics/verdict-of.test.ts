import { describe, expect, test } from 'vitest';
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
