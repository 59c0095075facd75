import type { Measure } from '@otklik/schema';
import type { TallyPart } from './tally.repository.ts';

/** What of a tally a measure is made of, beside the counts of SAT. */
export const PARTS_OF_MEASURE: Readonly<Record<Measure, readonly TallyPart[]>> = {
  SAT: [],
  EASE: ['EASE'],
  TIME: ['TIME'],
  RESULT: ['RESULT'],
  CSI: ['EASE', 'TIME', 'PAIRS'],
};
