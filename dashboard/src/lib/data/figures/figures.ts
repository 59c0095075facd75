import type { EstimateFigure, ScoredFigure } from '#lib/format/estimate.ts';
import type { BreakdownFigure, DistributionFigure, PeriodFigure } from '#lib/format/figures.ts';

/** Everything the public page of a subject or an authority shows in figures. */
export interface SubjectFigures {
  /** Satisfaction as experienced. */
  sat: ScoredFigure;
  likeForLike: ScoredFigure;
  raw: EstimateFigure;
  csi: ScoredFigure;
  ease: ScoredFigure;
  time: ScoredFigure;
  /** The other readings of the index, EASE and TIME. */
  csiLikeForLike: ScoredFigure;
  easeLikeForLike: ScoredFigure;
  timeLikeForLike: ScoredFigure;
  csiRaw: EstimateFigure;
  easeRaw: EstimateFigure;
  timeRaw: EstimateFigure;
  result: EstimateFigure;
  distribution: DistributionFigure;
  /** Of the period before; absent where nothing was published before. */
  earlier?: Pick<DistributionFigure, 'topTwo'>;
  earlierRaw?: Pick<EstimateFigure, 'value'>;
  /** Like for like, by month and by quarter. */
  trend: readonly PeriodFigure[];
  quarters: readonly PeriodFigure[];
  /** The plain mean of the same periods. */
  rawTrend: readonly PeriodFigure[];
  rawQuarters: readonly PeriodFigure[];
  channels: readonly BreakdownFigure[];
  channelsLikeForLike: readonly BreakdownFigure[];
  channelsRaw: readonly BreakdownFigure[];
  /** Plain means of those who were invited and of those who were asked at the end point, without the withheld ones. */
  sources: readonly BreakdownFigure[];
  open: ScoredFigure;
  openDistribution: DistributionFigure;
}

/** The parts of an `Estimate` a page shows. */
export const ESTIMATE = `value interval { low high } n quality suppressed reason method instrumentVersion methodVersion linkedVersions`;

/** The parts of a score and of what could not be done to it. */
export const LABELLED = `${ESTIMATE} basis modeAdjustment modesVary channelsVary weighting modeTable referenceMix`;

/** The parts of a score with how much of the transactions, or of the reference mix, it covers. */
export const SCORED = `${LABELLED} coverage`;

/** What the selection of SubjectFigures asks for many times over; a document holds a thousand words and signs at most. */
export const FIGURE_PARTS = `
  fragment Plain on Estimate { ${ESTIMATE} }
  fragment Labelled on Estimate { ${LABELLED} }
  fragment Scored on Estimate { ${SCORED} }
  fragment Point on PeriodEstimate { period { from to grain } complete }
  fragment Answers on Distribution { item n suppressed reason doesNotApply topTwo bottomTwo bars { value label(language: $language) count percent } }
`;

const otherReadings = (measure: string) => `
  ${measure.toLowerCase()}LikeForLike: estimate(measure: ${measure}, basis: LIKE_FOR_LIKE, period: $period) { ...Labelled }
  ${measure.toLowerCase()}Raw: estimate(measure: ${measure}, basis: RAW, period: $period) { ...Plain }`;

/**
 * Selection of SubjectFigures; needs `$period: PeriodInput`, `$language: Language`, and for what was before
 * `$before: PeriodInput` and `$hasBefore: Boolean!`; the document ends with `FIGURE_PARTS`.
 */
export const SUBJECT_FIGURES = `
  sat: estimate(measure: SAT, period: $period) { ...Scored }
  likeForLike: estimate(measure: SAT, basis: LIKE_FOR_LIKE, period: $period) { ...Scored }
  raw: estimate(measure: SAT, basis: RAW, period: $period) { ...Plain }
  csi: estimate(measure: CSI, period: $period) { ...Labelled }
  ease: estimate(measure: EASE, period: $period) { ...Labelled }
  time: estimate(measure: TIME, period: $period) { ...Labelled }
  ${['CSI', 'EASE', 'TIME'].map(otherReadings).join('\n  ')}
  result: estimate(measure: RESULT, period: $period) { ...Plain }
  distribution(item: SAT, period: $period) { ...Answers }
  earlier: distribution(item: SAT, period: $before) @include(if: $hasBefore) { topTwo }
  earlierRaw: estimate(measure: SAT, basis: RAW, period: $before) @include(if: $hasBefore) { value }
  trend(measure: SAT, basis: LIKE_FOR_LIKE, grain: MONTH) { ...Point estimate { ...Labelled } }
  quarters: trend(measure: SAT, basis: LIKE_FOR_LIKE, grain: QUARTER) { ...Point estimate { ...Labelled } }
  rawTrend: trend(measure: SAT, basis: RAW, grain: MONTH) { ...Point estimate { ...Plain } }
  rawQuarters: trend(measure: SAT, basis: RAW, grain: QUARTER) { ...Point estimate { ...Plain } }
  channels: breakdown(measure: SAT, by: CHANNEL, period: $period) {
    key share estimate { ...Scored }
  }
  channelsLikeForLike: breakdown(measure: SAT, basis: LIKE_FOR_LIKE, by: CHANNEL, period: $period) {
    key share estimate { ...Scored }
  }
  channelsRaw: breakdown(measure: SAT, basis: RAW, by: CHANNEL, period: $period) {
    key share estimate { ...Plain }
  }
  sources: breakdown(measure: SAT, basis: RAW, by: SOURCE_CLASS, period: $period) {
    key share estimate { ...Scored }
  }
  open: estimate(measure: SAT, period: $period, stream: OPEN) { ...Labelled }
  openDistribution: distribution(item: SAT, period: $period, stream: OPEN) { ...Answers }
`;
