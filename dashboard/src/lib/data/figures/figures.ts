import type { EstimateFigure, ScoredFigure } from '#lib/format/estimate.ts';
import type { BreakdownFigure, DistributionFigure, PeriodFigure } from '#lib/format/figures.ts';

/** Everything the public page of a subject or an authority shows in figures. */
export interface SubjectFigures {
  /** Satisfaction as experienced. */
  sat: ScoredFigure;
  likeForLike: ScoredFigure;
  raw: EstimateFigure;
  csi: EstimateFigure;
  ease: EstimateFigure;
  time: EstimateFigure;
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
  /** Plain means of those who were invited and of those who were asked at the end point, without the withheld ones. */
  sources: readonly BreakdownFigure[];
  open: EstimateFigure;
  openDistribution: DistributionFigure;
}

/** The parts of an `Estimate` a page shows. */
export const ESTIMATE = `value interval { low high } n quality suppressed reason method instrumentVersion methodVersion linkedVersions`;

/** The parts of a score and of what was done to it. */
export const SCORED = `${ESTIMATE} basis modeAdjustment modesVary channelsVary weighting modeTable referenceMix coverage`;

/** A point of a trend, but for the brace that ends its estimate. */
const POINT = `period { from to grain } complete estimate { ${ESTIMATE}`;

const DISTRIBUTION = `item n suppressed reason doesNotApply topTwo bottomTwo bars { value label(language: $language) count percent }`;

/**
 * Selection of SubjectFigures; needs `$period: PeriodInput`, `$language: Language`, and for what was before
 * `$before: PeriodInput` and `$hasBefore: Boolean!`.
 */
export const SUBJECT_FIGURES = `
  sat: estimate(measure: SAT, period: $period) { ${SCORED} }
  likeForLike: estimate(measure: SAT, basis: LIKE_FOR_LIKE, period: $period) { ${SCORED} }
  raw: estimate(measure: SAT, basis: RAW, period: $period) { ${ESTIMATE} }
  csi: estimate(measure: CSI, period: $period) { ${ESTIMATE} modeTable }
  ease: estimate(measure: EASE, period: $period) { ${ESTIMATE} modeTable }
  time: estimate(measure: TIME, period: $period) { ${ESTIMATE} modeTable }
  result: estimate(measure: RESULT, period: $period) { ${ESTIMATE} }
  distribution(item: SAT, period: $period) { ${DISTRIBUTION} }
  earlier: distribution(item: SAT, period: $before) @include(if: $hasBefore) { topTwo }
  earlierRaw: estimate(measure: SAT, basis: RAW, period: $before) @include(if: $hasBefore) { value }
  trend(measure: SAT, basis: LIKE_FOR_LIKE, grain: MONTH) { ${POINT} modeTable referenceMix basis } }
  quarters: trend(measure: SAT, basis: LIKE_FOR_LIKE, grain: QUARTER) { ${POINT} modeTable referenceMix basis } }
  rawTrend: trend(measure: SAT, basis: RAW, grain: MONTH) { ${POINT} } }
  rawQuarters: trend(measure: SAT, basis: RAW, grain: QUARTER) { ${POINT} } }
  channels: breakdown(measure: SAT, by: CHANNEL, period: $period) {
    key share estimate { ${SCORED} }
  }
  sources: breakdown(measure: SAT, basis: RAW, by: SOURCE_CLASS, period: $period) {
    key share estimate { ${SCORED} }
  }
  open: estimate(measure: SAT, period: $period, stream: OPEN) { ${ESTIMATE} }
  openDistribution: distribution(item: SAT, period: $period, stream: OPEN) { ${DISTRIBUTION} }
`;
