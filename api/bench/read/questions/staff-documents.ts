const ESTIMATE =
  'value interval { low high } n effectiveN method quality suppressed reason instrumentVersion methodVersion';

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

const PAGE = 'pageInfo { hasNextPage endCursor }';

/** Keys of partners, which no page shows. */
export const PARTNER_KEYS = `query PartnerKeys($after: String) {
  partnerKeys(first: 100, after: $after) {
    nodes { id name scopes createdAt expiresAt revokedAt authority { id slug name } } edges { cursor node { id } } ${PAGE}
  }
}`;

/** Who is signed in, which pages know from the session. */
export const VIEWER = `query WhoIsSignedIn { viewer { id name email role authority { id slug name } } }`;

/** Who changed an object. */
export const AUDIT_TRAIL = `query AuditTrail($object: ID!) {
  auditTrail(object: $object, first: 100) {
    nodes { object at actor action before after } edges { cursor node { at } } ${PAGE}
  }
}`;

/** Improvements by their edges, with the raw figures before and after. */
export const IMPROVEMENTS_BY_EDGES = `query ImprovementsByEdges {
  improvements(first: 50) { nodes { id title state before { estimate { value } } after { estimate { value } } } edges { cursor node { id } } ${PAGE} }
}`;

const ANALYSES = `
  drivers(period: $period) {
    period { from to } shrinkage orderConfirmed rSquared { ${ESTIMATE} }
    drivers { item pairs share { ${ESTIMATE} } alone { ${ESTIMATE} } }
  }
  controlChart {
    measure grain weighting state keepsSegments baseYear { from to }
    limits { from to series state centre low high } segments { from to series state centre low high baseline { from to } }
    points {
      period { from to grain } complete charted series centre low high movingRange movingRangeHigh signals modesMoved fixedMix { ${ESTIMATE} } raw { ${ESTIMATE} }
      events { id kind day title improvementId instrumentVersion rebases }
    }
  }`;

/** Analyses of an authority, of which the overview shows the trend. */
export const AUTHORITY_OF_STAFF = `query AuthorityOfStaff($id: ID!, $period: PeriodInput!) {
  authority(id: $id) { id viewerCanChange ${ANALYSES} }
}`;

/** What staff are told of a touchpoint beside its figures; all but its analyses no page shows. */
export const TOUCHPOINT_OF_STAFF = `query TouchpointOfStaff($id: ID!, $period: PeriodInput!) {
  touchpoint(id: $id) {
    id viewerCanChange viewerCanReadComments
    bridges(first: 5) { version probability default setAt }
    invitationCounts(months: 12) { mode month issued routed answered responseRate { ${ESTIMATE} } }
    norms(period: $period) { code version within outside unknown share { ${ESTIMATE} } p90 { ${ESTIMATE} } }
    ${ANALYSES}
    comments(first: 20) { nodes { id text day } edges { cursor node { id } } ${PAGE} }
  }
}`;

/** Changes of figures with all that is told of them. */
export const FIGURE_CHANGES = `query ChangesOfFigures($of: [FiguresOfInput!]!, $period: PeriodInput!, $before: PeriodInput!) {
  figureChanges(of: $of, period: $period, before: $before) {
    measure basis comparisons period { from to } before { from to }
    items {
      key authority { id slug } subject { id slug } verdict reliability estimate { ${ESTIMATE} } before { ${ESTIMATE} }
      badge { comparability reasons } outcome { ... on Difference { points p adjustedP } ... on NotComparable { reasons } }
    }
  }
}`;

/** What is asked of a whole and its parts. */
export const WHOLE_AND_PARTS = `query WholeAndParts($id: ID!, $period: PeriodInput!) {
  lifeSituation(id: $id) { id wholeAndParts(period: $period) { measure period { from to } gap { ${ESTIMATE} } } }
}`;

/** Of how many clients of a service how many were asked and answered, with the counts behind that. */
export const PARTICIPATION = `query Participation($id: ID!, $period: PeriodInput!) {
  service(id: $id) {
    participation(period: $period) {
      channel transactions offered invited delivered issued answered { RANDOM PROMPT OPEN } answerWeight
      bySourceClass { sourceClass asked answered responseRate { ${ESTIMATE} } }
    }
  }
}`;
