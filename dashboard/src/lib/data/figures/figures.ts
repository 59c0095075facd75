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

/** The parts of a point of a trend beside its estimate. */
const POINT = `period { from to grain } complete`;

const DISTRIBUTION = `item n suppressed reason doesNotApply topTwo bottomTwo bars { value label(language: $language) count percent }`;

const otherReadings = (measure: string) => `
  ${measure.toLowerCase()}LikeForLike: estimate(measure: ${measure}, basis: LIKE_FOR_LIKE, period: $period) { ${LABELLED} }
  ${measure.toLowerCase()}Raw: estimate(measure: ${measure}, basis: RAW, period: $period) { ${ESTIMATE} }`;

/**
 * Selection of SubjectFigures; needs `$period: PeriodInput`, `$language: Language`, and for what was before
 * `$before: PeriodInput` and `$hasBefore: Boolean!`.
 */
export const SUBJECT_FIGURES = `
  sat: estimate(measure: SAT, period: $period) { ${SCORED} }
  likeForLike: estimate(measure: SAT, basis: LIKE_FOR_LIKE, period: $period) { ${SCORED} }
  raw: estimate(measure: SAT, basis: RAW, period: $period) { ${ESTIMATE} }
  csi: estimate(measure: CSI, period: $period) { ${LABELLED} }
  ease: estimate(measure: EASE, period: $period) { ${LABELLED} }
  time: estimate(measure: TIME, period: $period) { ${LABELLED} }
  ${['CSI', 'EASE', 'TIME'].map(otherReadings).join('\n  ')}
  result: estimate(measure: RESULT, period: $period) { ${ESTIMATE} }
  distribution(item: SAT, period: $period) { ${DISTRIBUTION} }
  earlier: distribution(item: SAT, period: $before) @include(if: $hasBefore) { topTwo }
  earlierRaw: estimate(measure: SAT, basis: RAW, period: $before) @include(if: $hasBefore) { value }
  trend(measure: SAT, basis: LIKE_FOR_LIKE, grain: MONTH) { ${POINT} estimate { ${LABELLED} } }
  quarters: trend(measure: SAT, basis: LIKE_FOR_LIKE, grain: QUARTER) { ${POINT} estimate { ${LABELLED} } }
  rawTrend: trend(measure: SAT, basis: RAW, grain: MONTH) { ${POINT} estimate { ${ESTIMATE} } }
  rawQuarters: trend(measure: SAT, basis: RAW, grain: QUARTER) { ${POINT} estimate { ${ESTIMATE} } }
  channels: breakdown(measure: SAT, by: CHANNEL, period: $period) {
    key share estimate { ${SCORED} }
  }
  channelsLikeForLike: breakdown(measure: SAT, basis: LIKE_FOR_LIKE, by: CHANNEL, period: $period) {
    key share estimate { ${SCORED} }
  }
  channelsRaw: breakdown(measure: SAT, basis: RAW, by: CHANNEL, period: $period) {
    key share estimate { ${SCORED} }
  }
  sources: breakdown(measure: SAT, basis: RAW, by: SOURCE_CLASS, period: $period) {
    key share estimate { ${SCORED} }
  }
  open: estimate(measure: SAT, period: $period, stream: OPEN) { ${LABELLED} }
  openDistribution: distribution(item: SAT, period: $period, stream: OPEN) { ${DISTRIBUTION} }
`;
