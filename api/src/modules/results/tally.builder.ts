import { CORE_ITEMS, emptyTally, INDEX_PAIRS, type Tally } from './tally.ts';

/** Answers of one rating, for tests: 0 is "does not apply", what is absent was not answered. */
export interface Answers {
  SAT: number;
  EASE?: number;
  TIME?: number;
  RESULT?: number;
}

/** The tally of ratings, counted in the plainest way. */
export function tallyOf(ratings: readonly Answers[], instrumentVersion = '0.9.0'): Tally {
  const tally = emptyTally();
  for (const rating of ratings) {
    for (const item of CORE_ITEMS) {
      const value = rating[item];
      if (value !== undefined) tally.counts[item][value]! += 1;
    }
    for (const pair of INDEX_PAIRS) {
      const [first, second] = pair.split('_') as ['SAT' | 'EASE', 'EASE' | 'TIME'];
      const [a, b] = [rating[first], rating[second]];
      if (!a || !b) continue;
      const sums = tally.pairs[pair];
      const one = { n: 1, a, b, ab: a * b };
      for (const sum of ['n', 'a', 'b', 'ab'] as const) sums[sum] += one[sum];
    }
  }
  tally.instrumentVersions = ratings.length > 0 ? [instrumentVersion] : [];
  return tally;
}

/** `n` equal ratings. */
export const times = (n: number, answers: Answers): Answers[] => Array.from({ length: n }, () => answers);
