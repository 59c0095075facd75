import type { Mode } from '@otklik/schema';
import { expect, test } from 'vitest';
import { estimateOfTally } from '../estimate-value.ts';
import { tallyOf, times } from '../tally.builder.ts';
import { type PartToCompare, partsApart, whyApart } from './comparable-parts.rules.ts';

/** A score of `n` answers, of which a share came in modes whose effect could not be taken out. */
const part = (left: [Mode, number][] = [], n = 100, version = '1.0.0'): PartToCompare => {
  const estimate = estimateOfTally(tallyOf(times(n, { SAT: 4 }), version), 'SAT', 'SCORE');
  return {
    estimate,
    score: {
      value: estimate.value!,
      samplingVariance: 1,
      degreesOfFreedom: n - 1,
      loadings: new Map(),
      unadjusted: new Map(left),
    },
  };
};

test('a whole and its parts are apart where too many answers would have to change their mode', () => {
  expect(whyApart(part(), part([['KIOSK', 0.1]]))).toBeNull();
  expect(whyApart(part(), part([['KIOSK', 0.11]]))).toBe('MODE_NOT_ADJUSTED');
  expect(whyApart(part([['KIOSK', 0.11]]), part())).toBe('MODE_NOT_ADJUSTED');
  // In the same ones, whatever these do.
  expect(whyApart(part([['KIOSK', 0.9]]), part([['KIOSK', 0.85]]))).toBeNull();
});

test('so they are in two MAJOR versions, and with too few answers on either side', () => {
  expect(whyApart(part(), part([], 100, '2.0.0'))).toBe('MIXED_VERSIONS');
  expect(whyApart(part(), part([], 29))).toBe('TOO_FEW_TO_COMPARE');
  expect(whyApart(part([], 29), part())).toBe('TOO_FEW_TO_COMPARE');
});

test('parts are in order with most of the others', () => {
  expect(partsApart([part([['KIOSK', 1]]), part(), part(), part([], 29)])).toEqual([
    'MODE_NOT_ADJUSTED',
    null,
    null,
    'TOO_FEW_TO_COMPARE',
  ]);
});

test('where the modes leave one alone, there is nothing it could be in order with', () => {
  expect(partsApart([part(), part([['KIOSK', 1]])])).toEqual(['MODE_NOT_ADJUSTED', 'MODE_NOT_ADJUSTED']);
  expect(partsApart([part(), part([], 29)])).toEqual([null, 'TOO_FEW_TO_COMPARE']);
  expect(partsApart([part()])).toEqual([null]);
  expect(partsApart([])).toEqual([]);
});
