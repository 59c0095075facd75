/** Constants of the method as sentences quote them: no catalogue types one. */
import { DRIVERS_AT_MOST, QUOTED_POLICY } from '@otklik/schema';

const percent = (share: number): number => Math.round(1_000 * share) / 10;

export const {
  baselineAtLeast,
  closingDays,
  countRoundingBase,
  funnelUnitsAtLeast,
  materialPoints,
  minimumReliability,
  minimumToFlag,
  minimumToPublish,
  minimumToShow,
  monthsAfterAtLeast,
  monthsBeforeAtLeast,
  pairsForDrivers,
  runLength,
  timeMiddle,
  windowMonthsAtLeast,
  windowMonthsAtMost,
} = QUOTED_POLICY;

/** Most answers with which a figure is indicative. */
export const indicativeAtMost = minimumToPublish - 1;
/** Of every interval, percent. */
export const confidencePercent = percent(QUOTED_POLICY.confidence);
/** The rest: what answers contradict lies outside, percent. */
export const errorPercent = percent(1 - QUOTED_POLICY.confidence);
/** Between the inner and between the outer limits of a funnel, percent. */
export const funnelPercent = percent(1 - 2 * QUOTED_POLICY.funnelTail);
export const funnelOuterPercent = percent(1 - 2 * QUOTED_POLICY.funnelOuterTail);
/** Of transactions or a mix that answers must cover, percent. */
export const coveragePercent = percent(QUOTED_POLICY.minimumCoverage);
/** Answers, percent, that may have come in other modes of unknown effect. */
export const unadjustedPercent = percent(QUOTED_POLICY.unadjustedShareAtMost);
/** Of measured events, percent, from which a norm is called kept. */
export const normKeptPercent = percent(QUOTED_POLICY.normKeptShare);
/** Questions asked now and then that one person gets. */
export const driversAtMost = DRIVERS_AT_MOST;
