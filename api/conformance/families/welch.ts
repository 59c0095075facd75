import { testDifference, welchDifference } from '../../src/statistics/index.ts';
import type { Family } from '../case.ts';
import { estimated } from './estimated.ts';
import { sampleOf } from './sample-of.ts';

/** Welch's test of group 1 minus group 2. */
export const welch: Family = ({ group1, group2 }: { group1: number[]; group2: number[] }) => {
  const welched = estimated(welchDifference(sampleOf(group2), sampleOf(group1)));
  const { difference, standardError, degreesOfFreedom, interval } = welched;
  const { t, p } = testDifference(difference, standardError ** 2, degreesOfFreedom);
  return { t, df: degreesOfFreedom, p, difference, se: standardError, ci95: [interval.low, interval.high] };
};
