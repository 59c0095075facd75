/** Parts that the operations of the dashboard share. */

const ESTIMATE_FIELDS =
  'value interval { low high } n effectiveN method quality suppressed reason instrumentVersion methodVersion linkedVersions leftOutVersions leftOutAnswers';

export const ESTIMATE = `fragment EstimateParts on Estimate {
  ${ESTIMATE_FIELDS}
}`;

/** A figure with what was done to it. Fragments in fragments count against the depth of a query. */
export const SCORED = `fragment ScoredParts on Estimate {
  ${ESTIMATE_FIELDS} basis coverage modeAdjustment modeReason modesVary channelsVary modeTable weighting referenceMix
}`;

export const TREND_POINT = `fragment TrendPoint on PeriodEstimate {
  period { from to grain } complete estimate { ...ScoredParts }
}`;

export const BREAKDOWN_ROW = `fragment BreakdownRow on BreakdownEstimate {
  key slug name share estimate { ...ScoredParts }
}`;

/** Invited and prompted apart; the document names the measure. */
export const sourcesOf = (measure: string): string =>
  `sources: breakdown(measure: ${measure}, basis: $basis, by: SOURCE_CLASS, period: $period, filter: $filter) {
    key share estimate { ...ScoredParts }
  }`;

export const DISTRIBUTION = `fragment DistributionParts on Distribution {
  item n doesNotApply topTwo bottomTwo suppressed reason bars { value label count percent }
}`;

/** One row of a list of services: two figures for the period, on the basis of the view. */
export const SERVICE_ROW = `fragment ServiceRow on Service {
  id slug name stage audience retired authority { id slug name }
  sat: estimate(measure: SAT, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
  csi: estimate(measure: CSI, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
}`;

/** One row of a list of touchpoints that are rated as themselves. */
export const TOUCHPOINT_ROW = `fragment TouchpointRow on Touchpoint {
  id slug name channel retired authority { id slug name }
  sat: estimate(measure: SAT, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
  csi: estimate(measure: CSI, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
}`;

/** One row of a list of life situations. */
export const SITUATION_ROW = `fragment SituationRow on LifeSituation {
  id slug name retired lead { id slug name }
  sat: estimate(measure: SAT, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
  csi: estimate(measure: CSI, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
}`;
