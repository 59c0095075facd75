/**
 * Constants of the method that texts and pages quote, by the names that the method page prints. The api computes with its
 * own, of which these are copies: a test there holds the two together.
 */
export const QUOTED_POLICY = {
  /** Confidence of every interval, 0–1. */
  confidence: 0.95,
  /** Answers from which a figure is shown. */
  minimumToShow: 10,
  /** Answers from which a figure may be compared. */
  minimumToPublish: 30,
  /** Answers from which a figure may be called above or below others. */
  minimumToFlag: 100,
  /** Reliability from which it may. */
  minimumReliability: 0.7,
  /** Smallest difference, in points of 100, that is called one. */
  materialPoints: 3,
  /** Comparable services from which a funnel is drawn. */
  funnelUnitsAtLeast: 5,
  /** Chance, 0–1, of lying beyond one inner limit of a funnel, and beyond one outer limit. */
  funnelTail: 0.025,
  funnelOuterTail: 0.001,
  /** Chance below which an effect is taken not to be the same everywhere. */
  interactionMaximumP: 0.01,
  /** Public counts are multiples of it. */
  countRoundingBase: 5,
  /** Days from the end of a period to its publication. */
  closingDays: 7,
  /** Points of a control chart that its limits are made of. */
  baselineAtLeast: 12,
  baselineAtMost: 24,
  /** Points in a row on one side that are a signal. */
  runLength: 8,
  /** Monthly figures before an improvement and after it from which its own course tells its effect. */
  monthsBeforeAtLeast: 12,
  monthsAfterAtLeast: 6,
  /** Months that are compared on each side of an improvement. */
  windowMonthsAtLeast: 3,
  windowMonthsAtMost: 12,
  /** Share of measured events from which a norm is called kept. */
  normKeptShare: 0.9,
  /** Score of TIME above which people are satisfied with it, and below which dissatisfied. */
  timeMiddle: 50,
  /** Ratings that answered both questions from which a driver has a share. */
  pairsForDrivers: 300,
  /** Share of transactions or of a mix that answers must cover. */
  minimumCoverage: 0.8,
  /** Share of answers that may have come in other modes of unknown effect. */
  unadjustedShareAtMost: 0.1,
} as const;
