import { expect, test } from 'vitest';
import { POLICY } from './policy.ts';

test('policy cannot be changed while the program runs', () => {
  expect(Object.isFrozen(POLICY)).toBe(true);
  for (const part of Object.values(POLICY)) expect(Object.isFrozen(part)).toBe(true);
});

test('the constants are those of method version 1.3', () => {
  const {
    indexWeights,
    modeEffect,
    standardisation,
    comparability,
    interaction,
    linking,
    windowMonths,
    told,
    ...constants
  } = POLICY;
  expect(constants).toEqual({
    methodVersion: '1.3.0',
    confidence: 0.95,
    minimumToShow: 10,
    minimumToPublish: 30,
    minimumToFlag: 100,
    unanimityHiddenBelow: 20,
    narrowestGuess: 5,
    closingDays: 7,
    revisedDays: 400,
    repeatRaterDesignEffect: 1,
    countRoundingBase: 5,
    staffDecimals: 1,
    minimumReliability: 0.7,
    materialPoints: 3,
    falseDiscoveryRate: 0.05,
    bridgeTargetError: 1,
    bridgePlanningSigma: 25,
    bridgeProbability: 0.1,
    compositeFullN: 20,
    power: 0.8,
    funnelTail: 0.025,
    funnelOuterTail: 0.001,
    funnelUnitsAtLeast: 5,
    winsorisedTail: 0.1,
    runLength: 8,
    baselineAtLeast: 12,
    baselineAtMost: 24,
    monthsBeforeAtLeast: 12,
    monthsAfterAtLeast: 6,
    monthsBeforeAtMost: 36,
    monthsForSeasons: 24,
    placeboMonthsAtMost: 12,
    servicesToShrink: 3,
    baseMixMonths: 12,
    baseMixPeriodsAtLeast: 0.5,
    parallelRunDays: 92,
    materialGap: 5,
    normKeptShare: 0.9,
    timeMiddle: 50,
    pairsForDrivers: 300,
    driversInModel: 8,
    driverEigenvalueAtLeast: 0.01,
  });
  expect(indexWeights).toEqual({ SAT: 1, EASE: 1, TIME: 1 });
  expect(modeEffect).toEqual({ quarters: 4, minimumN: 300, maximumError: 1.5, materialPoints: 3 });
  expect(standardisation).toEqual({ minimumStratumN: 5, smoothingN: 5, minimumCoverage: 0.8 });
  expect(windowMonths).toEqual({ atLeast: 3, atMost: 12 });
  expect(comparability).toEqual({ unadjustedShareAtMost: 0.1, sourceShareApart: 0.5 });
  expect(interaction).toEqual({ maximumP: 0.01, materialPoints: 5 });
  expect(told).toEqual({
    effectDecimalsFrom: 100,
    errorStepAtMost: 10,
    freedomFrom: 100,
    shareStepsAtMost: 10,
    coverageStep: 5,
  });
  expect(linking).toEqual({ minimumRatio: 0.9, maximumRatio: 1.1, notDrawnAtMost: 0.02 });
});
