import { POLICY } from '../../../statistics/index.ts';
import type { InteractionTest } from './mode-table.ts';

/**
 * A test as the public sees it. Its degrees of freedom are the answers less the parameters, which are told: exact ones would
 * tell the exact number of answers, and so would F with its p to many digits. So they are told to one digit below 1,000 and
 * to two from there on, which leaves more open than a count to the nearest 5; below 100 as 0. F has two decimals; p has
 * three, rounded down, so that it stays below 0.01 where it was. The largest deviation is a difference of effects, which may
 * have one decimal alone: it has one, rounded up, so that it stays above what is material where it was.
 *
 * @see DESIGN §5 "Disclosure, one rule"; docs/methods/disclosure.md
 */
export const publicTest = (test: InteractionTest | null): InteractionTest | null =>
  test && {
    ...test,
    f: test.f === null ? null : Math.round(100 * test.f) / 100,
    df2: coarse(test.df2),
    p: Math.floor(1_000 * test.p) / 1_000,
    largest: test.largest === null ? null : Math.ceil(Number((10 * Math.abs(test.largest)).toFixed(1))) / 10,
  };

function coarse(degreesOfFreedom: number): number {
  if (degreesOfFreedom < POLICY.told.freedomFrom) return 0;
  return Number(degreesOfFreedom.toPrecision(degreesOfFreedom < 1_000 ? 1 : 2));
}
