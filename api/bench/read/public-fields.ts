const ESTIMATE =
  'value interval { low high } n effectiveN method quality suppressed reason instrumentVersion methodVersion';
const DISTRIBUTION = 'item n doesNotApply suppressed reason bars { value label count percent }';
const MEASURES = ['SAT', 'EASE', 'TIME', 'RESULT', 'CSI'];
const ITEMS = ['SAT', 'EASE', 'TIME', 'RESULT'];

const streams = (stream: string) => `
  ${MEASURES.map((measure) => `${stream}_${measure}: estimate(measure: ${measure}, stream: ${stream}) { ${ESTIMATE} }`).join(' ')}
  ${ITEMS.map((item) => `${stream}_${item}_spread: distribution(item: ${item}, stream: ${stream}) { ${DISTRIBUTION} }`).join(' ')}
  ${stream}_months: trend(grain: MONTH, stream: ${stream}) { period { from to grain } complete estimate { ${ESTIMATE} } }
  ${stream}_quarters: trend(grain: QUARTER, stream: ${stream}) { period { from to grain } complete estimate { ${ESTIMATE} } }
  ${stream}_channels: breakdown(by: CHANNEL, stream: ${stream}) { key share estimate { ${ESTIMATE} } }`;

/** Everything the public schema tells of one service. */
export const PUBLIC_FIELDS = `query EveryFigure($id: ID!) {
  service(id: $id) {
    id slug name audience stage supervision retired kind
    authority { id slug name } lifeSituations { id slug name } touchpoints { id slug name channel modes retired place }
    ${streams('SCORE')}
    ${streams('OPEN')}
    reports(first: 10) { nodes { id slug title } pageInfo { hasNextPage endCursor } }
  }
}`;

/** Lists of the public schema that no page asks for as a whole. */
export const PUBLIC_FIELDS_OF_ALL = `query EveryList {
  touchpoints(first: 100) { nodes { id slug name channel modes authority { slug } } pageInfo { hasNextPage endCursor } }
  segments { id slug name audience retired }
  months: publishedPeriods(grain: MONTH) { from to grain }
  quarters: publishedPeriods(grain: QUARTER) { from to grain }
}`;

/** A page of services with their figures, as a program of an authority asks for it. */
export const SERVICES_OF_STAFF = `query ServicesOfStaff($authority: ID!, $after: String, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  services(first: 100, authority: $authority, after: $after) {
    nodes {
      id slug name stage audience retired authority { id slug name }
      sat: estimate(measure: SAT, period: $period, filter: $filter) { ${ESTIMATE} }
      csi: estimate(measure: CSI, period: $period, filter: $filter) { ${ESTIMATE} }
      before: estimate(measure: SAT, period: $before, filter: $filter) { ${ESTIMATE} }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
