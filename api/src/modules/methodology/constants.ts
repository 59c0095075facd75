import { COMMENT_LENGTH_AT_MOST, DRIVERS_AT_MOST } from '@otklik/schema';
import { POLICY } from '../../statistics/index.ts';

const {
  methodVersion: _version,
  indexWeights,
  told,
  windowMonths,
  modeEffect,
  standardisation,
  comparability,
  interaction,
  linking,
  ...numbers
} = POLICY;

/**
 * Every number of the method that is a decision and not a formula, by its code: those that figures are computed with,
 * and those that the questionnaire obeys. The page that describes the method shows these and no copies of them.
 */
export const METHOD_CONSTANTS = {
  ...numbers,
  indexWeightSat: indexWeights.SAT,
  indexWeightEase: indexWeights.EASE,
  indexWeightTime: indexWeights.TIME,
  effectDecimalsFrom: told.effectDecimalsFrom,
  errorStepAtMost: told.errorStepAtMost,
  freedomToldFrom: told.freedomFrom,
  shareStepsAtMost: told.shareStepsAtMost,
  coverageStep: told.coverageStep,
  windowMonthsAtLeast: windowMonths.atLeast,
  windowMonthsAtMost: windowMonths.atMost,
  modeQuarters: modeEffect.quarters,
  modeMinimumN: modeEffect.minimumN,
  modeMaximumError: modeEffect.maximumError,
  modeMaterialPoints: modeEffect.materialPoints,
  stratumMinimumN: standardisation.minimumStratumN,
  stratumSmoothingN: standardisation.smoothingN,
  minimumCoverage: standardisation.minimumCoverage,
  unadjustedShareAtMost: comparability.unadjustedShareAtMost,
  sourceShareApart: comparability.sourceShareApart,
  interactionMaximumP: interaction.maximumP,
  interactionMaterialPoints: interaction.materialPoints,
  linkingMinimumRatio: linking.minimumRatio,
  linkingMaximumRatio: linking.maximumRatio,
  linkingNotDrawnAtMost: linking.notDrawnAtMost,
  driversAtMost: DRIVERS_AT_MOST,
  commentLengthAtMost: COMMENT_LENGTH_AT_MOST,
} as const satisfies Record<string, number>;

export type MethodConstant = keyof typeof METHOD_CONSTANTS;
