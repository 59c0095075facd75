import { expect, test } from 'vitest';
import { POLICY } from './policy.ts';

test('policy cannot be changed while the program runs', () => {
  expect(Object.isFrozen(POLICY) && Object.isFrozen(POLICY.indexWeights)).toBe(true);
});

test('the constants are those of method version 1', () => {
  const { indexWeights, ...constants } = POLICY;
  expect(constants).toEqual({
    methodVersion: '1.0.0',
    confidence: 0.95,
    minimumToShow: 10,
    minimumToPublish: 30,
    minimumToFlag: 100,
    unanimityHiddenBelow: 20,
    closingDays: 7,
    countRoundingBase: 5,
    staffDecimals: 1,
    minimumReliability: 0.7,
    materialPoints: 3,
    falseDiscoveryRate: 0.05,
  });
  expect(indexWeights).toEqual({ SAT: 1, EASE: 1, TIME: 1 });
});
