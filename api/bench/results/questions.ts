/** A question to the server of staff, as a page would send it. */
export interface ResultsQuestion {
  name: string;
  /** Milliseconds that are promised, inside the server. */
  promiseMs: number;
  query: string;
  /** What it names, each time another one; null: it is of the whole country. */
  of: 'SERVICE' | 'LIFE_SITUATION' | 'IMPROVEMENT' | null;
  /** Before each time the last month of the period changes, so that nothing that was made of it may be used again. */
  isMadeAnew?: true;
}

const ESTIMATE = `fragment E on Estimate { value interval { low high } n effectiveN method quality suppressed reason
  instrumentVersion methodVersion basis modeAdjustment modeReason weighting coverage modeTable referenceMix }`;
const COMPARISON = `reference { ...E } comparisons ranksWithheld
  items { key estimate { ...E } verdict reliability rank { best worst of } badge { comparability reasons }
    outcome { __typename ... on Difference { points interval { low high } p adjustedP detectable } ... on NotComparable { reasons } } }`;
const FUNNEL = `funnel { target { ...E } withinDeviation overdispersion overdispersed betweenVariance
  curve { n limits95 { low high } limits998 { low high } }
  chanceCurve { n limits95 { low high } limits998 { low high } } points { key z position estimate { ...E } } }`;

const SCORES = `
  sat: estimate(period: $quarter) { ...E } before: estimate(period: $before) { ...E }
  csi: estimate(measure: CSI, period: $quarter) { ...E } result: estimate(measure: RESULT, period: $quarter) { ...E }
  alike: estimate(basis: LIKE_FOR_LIKE, period: $quarter) { ...E } raw: estimate(basis: RAW, period: $quarter) { ...E }
  channels: breakdown(by: CHANNEL, period: $quarter) { key share estimate { ...E } }
  segments: breakdown(by: SEGMENT, period: $quarter) { key share estimate { ...E } }
  modes: breakdown(by: MODE, period: $quarter) { key share estimate { ...E } }
  touchpoints: breakdown(by: TOUCHPOINT, period: $quarter) { key share estimate { ...E } }
  languages: breakdown(by: LANGUAGE, period: $quarter) { key share estimate { ...E } }
  trend(grain: QUARTER, period: $quarters) { period { from to } complete estimate { ...E } }
  controlChart(period: $quarters) { baseYear { from to } weighting state points { period { from to } complete charted series
    centre low high signals fixedMix { ...E } raw { ...E } } segments { from to series state centre low high } }
  drivers(period: $quarters) { rSquared { ...E } shrinkage orderConfirmed drivers { item pairs share { ...E } alone { ...E } } }
  norms(period: $quarter) { code version within outside unknown share { ...E } p90 { ...E } }
  participation(period: $quarter) { channel transactions invited delivered offered bySourceClass { sourceClass asked answered responseRate { ...E } } }`;

const ASKED: readonly ResultsQuestion[] = [
  {
    name: 'the page of a service',
    promiseMs: 50,
    of: 'SERVICE',
    query: `query Page($id: ID!, $quarter: PeriodInput!, $before: PeriodInput!, $quarters: PeriodInput!, $each: [PeriodInput!]!) {
      service(id: $id) { id name ${SCORES} }
      comparison(of: { periods: { figuresOf: { service: $id }, periods: $each } }) { ${COMPARISON} }
    } ${ESTIMATE}`,
  },
  {
    name: 'all services, like for like, eight quarters',
    promiseMs: 300,
    of: null,
    query: `query All($quarters: PeriodInput!) {
      comparison(of: { allServices: {} }, period: $quarters) { ${COMPARISON} ${FUNNEL} }
    } ${ESTIMATE}`,
  },
  {
    name: 'all services, as experienced, eight quarters',
    promiseMs: 300,
    of: null,
    query: `query All($quarters: PeriodInput!) {
      comparison(of: { allServices: {} }, basis: AS_EXPERIENCED, period: $quarters) { ${COMPARISON} ${FUNNEL} }
    } ${ESTIMATE}`,
  },
  {
    name: 'all services, the index, eight quarters',
    promiseMs: 300,
    of: null,
    query: `query All($quarters: PeriodInput!) {
      comparison(of: { allServices: {} }, measure: CSI, period: $quarters) { ${COMPARISON} ${FUNNEL} }
    } ${ESTIMATE}`,
  },
  {
    name: 'a life situation: composite, gap, weakest link, shortfalls',
    promiseMs: 50,
    of: 'LIFE_SITUATION',
    query: `query Whole($id: ID!, $quarters: PeriodInput!) {
      lifeSituation(id: $id) {
        wholeAndParts(period: $quarters) {
          direct { ...E } composite { ...E } gap { ...E } p adjustedP reading weakest { id }
          services { service { id name } score { ...E } usage { ...E } shortfall { ...E } weakest }
          stages { position name score { ...E } shortfall { ...E } services { id } }
        }
      }
    } ${ESTIMATE}`,
  },
  {
    name: 'an improvement: effect, before and after on every basis',
    promiseMs: 50,
    of: 'IMPROVEMENT',
    query: `query Effect($id: ID!) {
      improvement(id: $id) {
        before { estimate { ...E } } after { estimate { ...E } } change { verdict difference interval { low high } reasons }
        experienced: scores { ...S } alike: scores(basis: LIKE_FOR_LIKE) { ...S }
        effect { grade verdict wording difference interval { low high } detectable reason complete regressionToMean
          monthsBefore monthsAfter placebo { difference interval { low high } p passed } }
      }
    }
    fragment S on ScoresBeforeAfter { before { estimate { ...E } } after { estimate { ...E } } verdict reliability
      outcome { __typename ... on Difference { points interval { low high } } ... on NotComparable { reasons } } }
    ${ESTIMATE}`,
  },
  {
    name: 'what bridges have brought',
    promiseMs: 300,
    of: null,
    query: `query Bridges { bridgeStatus { sigma targetError period { from to }
      modes { mode identified randomised usable standardError answers referenceAnswers answersNeeded } } }`,
  },
];

/**
 * Everything that is promised: one page with the scores of a service, its quarters beside their mean, its trend with
 * control limits, drivers and norms; a life situation with all its parts; an improvement with its effect; all services beside
 * their mean with funnel, adjusted p-values and ranks; and what bridges have brought in the whole country. What is of the
 * whole country is asked a second time with its figures made anew: it names nothing, and would be remembered.
 */
export const QUESTIONS: readonly ResultsQuestion[] = [
  ...ASKED,
  ...ASKED.filter(({ of }) => of === null).map((question): ResultsQuestion => ({
    ...question,
    name: `${question.name}, made anew`,
    isMadeAnew: true,
  })),
];
