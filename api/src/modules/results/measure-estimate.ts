import type { Measure } from '@otklik/schema';
import {
  type Estimate,
  indexEstimate,
  type IndexInput,
  meanEstimate,
  type NotEstimable,
  shareEstimate,
} from '../../statistics/index.ts';
import type { Tally } from './tally.ts';

/** Answers that a measure counts: 1–5 of an item; 1–3 of RESULT, since 4 is not settled; the fewest of the index. */
export function answersOf(tally: Tally, measure: Measure): number {
  const count = (counts: number[]) => counts.reduce((sum, n) => sum + n, 0);
  if (measure === 'RESULT') return count(tally.counts.RESULT.slice(1, 4));
  if (measure === 'CSI') return Math.min(...(['SAT', 'EASE', 'TIME'] as const).map((item) => answersOf(tally, item)));
  return count(tally.counts[measure].slice(1));
}

/** The plain figure of a tally of one MAJOR version. */
export function measureEstimate(tally: Tally, measure: Measure): Estimate | NotEstimable {
  const { counts } = tally;
  switch (measure) {
    case 'RESULT':
      return shareEstimate(counts.RESULT[3]!, answersOf(tally, 'RESULT'));
    case 'CSI':
      return indexEstimate(indexInput(tally));
    default:
      return meanEstimate(counts[measure].slice(1));
  }
}

/** What the index is made of. */
export const indexInput = ({ counts, pairs }: Tally): IndexInput => ({
  SAT: counts.SAT.slice(1),
  EASE: counts.EASE.slice(1),
  TIME: counts.TIME.slice(1),
  pairs: {
    SAT_EASE: pairSums(pairs.SAT_EASE),
    SAT_TIME: pairSums(pairs.SAT_TIME),
    EASE_TIME: pairSums(pairs.EASE_TIME),
  },
});

const pairSums = ({ n, a, b, ab }: Tally['pairs']['SAT_EASE']) => ({ n, sumA: a, sumB: b, sumAB: ab });
