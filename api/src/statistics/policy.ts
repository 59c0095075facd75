/** Everything of the method that is a decision and not a formula: one versioned object, frozen. */
export interface Policy {
  /** Version of the methodology these constants belong to; it goes out on every figure as `methodVersion`. */
  readonly methodVersion: string;
  /** Confidence level of every interval, 0–1. */
  readonly confidence: number;
  /** Answers from which a figure is shown at all (k). Below it, value, interval and n are withheld. */
  readonly minimumToShow: number;
  /** Answers from which a figure may be compared and is shown without the word "indicative"; also each item of the index. */
  readonly minimumToPublish: number;
  /** Answers from which a unit may be flagged above or below the average, where reliability allows. */
  readonly minimumToFlag: number;
  /** Internal clients: below so many answers a distribution in which all are alike is withheld. */
  readonly unanimityHiddenBelow: number;
  /** How many whole numbers a withheld count may be at least, for all that is published. */
  readonly narrowestGuess: number;
  /** How coarsely the public is told what could tell a number of answers. What is computed has all digits. */
  readonly told: {
    /** Answers beside an effect of a mode table from which it has two decimals; below, it has one. */
    readonly effectDecimalsFrom: number;
    /** Coarsest step, in points, to which an error of a mode table is rounded up; where it is too fine there is no error. */
    readonly errorStepAtMost: number;
    /** Degrees of freedom from which a test of a mode table tells them. */
    readonly freedomFrom: number;
    /** How many times its first step the step of a share behind a score may be; where that is too fine no share is told. */
    readonly shareStepsAtMost: number;
    /** Coverage is rounded down to a multiple of so many percent. */
    readonly coverageStep: number;
  };
  /** Days after the end of a period on which it closes: what arrives in them is still in its public figures. */
  readonly closingDays: number;
  /** Days after the end of a period in which what arrives late is taken into its public figures, while the method stays. */
  readonly revisedDays: number;
  /**
   * By how much repeated answers of the same people widen the variance of every score (deff ≥ 1). Ratings are anonymous,
   * so that it cannot be estimated from them; a country that knows it from elsewhere puts it here.
   */
  readonly repeatRaterDesignEffect: number;
  /** Public counts are rounded to the nearest multiple of this. */
  readonly countRoundingBase: number;
  /** Decimals of a figure as staff see it. The public sees none. */
  readonly staffDecimals: number;
  /** Reliability R = s²_between/(s²_between + V) from which a unit may be flagged. */
  readonly minimumReliability: number;
  /** Smallest difference, in points of the 0–100 scale, that is called a difference. */
  readonly materialPoints: number;
  /** False discovery rate of a family of comparisons (Benjamini–Hochberg q). */
  readonly falseDiscoveryRate: number;
  /** Chance, 0–1, with which a comparison is expected to see the difference it is said to be able to detect. */
  readonly power: number;
  /** Probability of the tail outside each inner limit of a funnel. */
  readonly funnelTail: number;
  /** Probability of the tail outside each outer limit of a funnel: what lies there is worth a look. */
  readonly funnelOuterTail: number;
  /** Units from which a funnel is drawn: of fewer the usual spread cannot be told. */
  readonly funnelUnitsAtLeast: number;
  /** Share of units at each end whose distance is cut off before over-dispersion is judged. */
  readonly winsorisedTail: number;
  /** Periods in a row on one side of the centre of a control chart that make a signal. */
  readonly runLength: number;
  /** Periods from which a control chart may have a baseline. */
  readonly baselineAtLeast: number;
  /** Longest baseline of a control chart, in periods. */
  readonly baselineAtMost: number;
  /** Monthly figures before an improvement from which its effect is graded B. */
  readonly monthsBeforeAtLeast: number;
  /** Monthly figures after an improvement from which its effect is graded B. */
  readonly monthsAfterAtLeast: number;
  /** Months before an improvement from which its earlier course is read, at most. */
  readonly monthsBeforeAtMost: number;
  /** Monthly figures before an improvement from which months of the year get levels of their own. */
  readonly monthsForSeasons: number;
  /** Months before an improvement that the comparison without an effect (placebo) is made of, at most. */
  readonly placeboMonthsAtMost: number;
  /** Services of both sides from which chance can be told from real differences of level before an improvement. */
  readonly servicesToShrink: number;
  /** Months that are compared on each side of an improvement. */
  readonly windowMonths: { readonly atLeast: number; readonly atMost: number };
  /** Months, from the first with answers, whose mix the trend of a service is held at. */
  readonly baseMixMonths: number;
  /** Share of the periods of that base year that must be covered by channel and segment, else channels alone are held. */
  readonly baseMixPeriodsAtLeast: number;
  /** Smallest gap, in points, between a life situation and its services that is called one. */
  readonly materialGap: number;
  /** Share of the measured events, 0–1, from which a norm of service is called kept, and below which it is not. */
  readonly normKeptShare: number;
  /** Score of TIME, points, above or below which people are satisfied or dissatisfied with it: the middle of the scale. */
  readonly timeMiddle: number;
  /** Ratings that answered both items of a pair from which a driver enters the model. */
  readonly pairsForDrivers: number;
  /** Most drivers in one model. */
  readonly driversInModel: number;
  /** Smallest eigenvalue of a correlation matrix that is left as it is; one with less is shrunk toward its diagonal to have it. */
  readonly driverEigenvalueAtLeast: number;
  /** Weight of every item in the index, relative to their sum: fixed by version, never by service. */
  readonly indexWeights: Readonly<Record<'SAT' | 'EASE' | 'TIME', number>>;
  /** When the effect of a collection mode is used. */
  readonly modeEffect: {
    /** Closed quarters whose answers a mode table is estimated from. */
    readonly quarters: number;
    /** Answers in each of both modes, inside units that use both. */
    readonly minimumN: number;
    /** Largest standard error, points. */
    readonly maximumError: number;
    /** Difference of effects between classes of channels, in points, beyond which figures carry a caution. */
    readonly materialPoints: number;
  };
  /** Standard error of a mode effect, in points, that bridges are meant to reach. */
  readonly bridgeTargetError: number;
  /** Spread of single answers, in points, that bridges are planned with until it is known. */
  readonly bridgePlanningSigma: number;
  /** Share of those invited by telephone, in writing or in person that is led to the web, where nothing else is set. */
  readonly bridgeProbability: number;
  /** Answers from which an item counts in full in the centred composite (K). */
  readonly compositeFullN: number;
  /** When figures are standardised to a mix. */
  readonly standardisation: {
    /** Answers of a stratum from which it is taken in. */
    readonly minimumStratumN: number;
    /** Answers that the pooled variance counts for when the variance of a stratum is smoothed. */
    readonly smoothingN: number;
    /** Share of the mix that the strata with answers must cover. */
    readonly minimumCoverage: number;
  };
  /** When figures that were asked for in different ways are beside one another. */
  readonly comparability: {
    /**
     * Largest share of answers that may have come in other modes than those of the rest without their effect taken
     * out. At 10 percent an effect of 10 points, larger than most that were measured, moves a difference by one point.
     */
    readonly unadjustedShareAtMost: number;
    /** Difference in the share of invited respondents beyond which a word of caution is said. */
    readonly sourceShareApart: number;
  };
  /** When service and channel do not add up, so that services are not ranked like for like. */
  readonly interaction: {
    /** p of the F test below which they do not. */
    readonly maximumP: number;
    /** And the largest deviation, in points, that must be exceeded as well. */
    readonly materialPoints: number;
  };
  /** Days for which two versions of the questions run side by side: a quarter. */
  readonly parallelRunDays: number;
  /** When two versions that ran side by side are linked, and how. */
  readonly linking: {
    /** Ratio of standard deviations of two versions within which their means are linked, and beyond which both. */
    readonly minimumRatio: number;
    readonly maximumRatio: number;
    /**
     * Largest share of answers that came to another version than was drawn, at a touchpoint that is in a link: the upper
     * limit of the share, of confidence `confidence` on this one side, is not above it.
     */
    readonly notDrawnAtMost: number;
  };
}

/**
 * Policy of method version 1. Changing a number here changes published figures: raise `methodVersion` with it.
 *
 * Source: METHODOLOGY §1.6, §1.8, §2.1–§2.10 and "Limits of this design".
 */
export const POLICY: Policy = Object.freeze({
  methodVersion: '1.3.0',
  confidence: 0.95,
  minimumToShow: 10,
  minimumToPublish: 30,
  minimumToFlag: 100,
  unanimityHiddenBelow: 20,
  narrowestGuess: 5,
  told: Object.freeze({
    effectDecimalsFrom: 100,
    errorStepAtMost: 10,
    freedomFrom: 100,
    shareStepsAtMost: 10,
    coverageStep: 5,
  }),
  closingDays: 7,
  revisedDays: 400,
  repeatRaterDesignEffect: 1,
  countRoundingBase: 5,
  staffDecimals: 1,
  minimumReliability: 0.7,
  materialPoints: 3,
  falseDiscoveryRate: 0.05,
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
  windowMonths: Object.freeze({ atLeast: 3, atMost: 12 }),
  baseMixMonths: 12,
  baseMixPeriodsAtLeast: 0.5,
  materialGap: 5,
  normKeptShare: 0.9,
  timeMiddle: 50,
  pairsForDrivers: 300,
  driversInModel: 8,
  driverEigenvalueAtLeast: 0.01,
  indexWeights: Object.freeze({ SAT: 1, EASE: 1, TIME: 1 }),
  modeEffect: Object.freeze({ quarters: 4, minimumN: 300, maximumError: 1.5, materialPoints: 3 }),
  bridgeTargetError: 1,
  bridgePlanningSigma: 25,
  bridgeProbability: 0.1,
  compositeFullN: 20,
  standardisation: Object.freeze({ minimumStratumN: 5, smoothingN: 5, minimumCoverage: 0.8 }),
  comparability: Object.freeze({ unadjustedShareAtMost: 0.1, sourceShareApart: 0.5 }),
  interaction: Object.freeze({ maximumP: 0.01, materialPoints: 5 }),
  parallelRunDays: 92,
  linking: Object.freeze({ minimumRatio: 0.9, maximumRatio: 1.1, notDrawnAtMost: 0.02 }),
});
