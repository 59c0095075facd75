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

const ESTIMATE_FIELDS = `value interval { low high } n effectiveN method quality suppressed reason
  instrumentVersion methodVersion basis modeAdjustment modeReason weighting coverage modeTable referenceMix`;
const ESTIMATE = `fragment E on Estimate { ${ESTIMATE_FIELDS} }`;
/** A figure with everything that the page of a subject says beside it. */
const FIGURE = `fragment F on Estimate { ${ESTIMATE_FIELDS}
  linkedVersions leftOutVersions leftOutAnswers modesVary channelsVary }`;
/** A score, with what it is worth and what it would be on the mix of the year before. */
const SCORE = `{ ...F designEffect equalWeightN onEarlierMix { referenceMix score low high } }`;
const DISTRIBUTION = `{ item n doesNotApply topTwo bottomTwo suppressed reason bars { value label count percent } }`;
const GROUPS = `{ key slug name share estimate { ...F } }`;
const COMPARISON = `reference { ...E } comparisons ranksWithheld
  items { key estimate { ...E } verdict reliability rank { best worst of } badge { comparability reasons }
    outcome { __typename ... on Difference { points interval { low high } p adjustedP detectable } ... on NotComparable { reasons } } }`;
const FUNNEL = `funnel { target { ...E } withinDeviation overdispersion overdispersed betweenVariance
  curve { n limits95 { low high } limits998 { low high } }
  chanceCurve { n limits95 { low high } limits998 { low high } } points { key z position estimate { ...E } } }`;

/** Every statistic on the page of a service: on both streams, on all bases, in groups, over time, beside what systems measured. */
const STATISTICS = `
  sat: estimate(period: $quarter) ${SCORE} before: estimate(period: $before) ${SCORE}
  csi: estimate(measure: CSI, period: $quarter) ${SCORE} result: estimate(measure: RESULT, period: $quarter) { ...F }
  time: estimate(measure: TIME, period: $quarter) { ...F }
  alike: estimate(basis: LIKE_FOR_LIKE, period: $quarter) ${SCORE}
  raw: estimate(basis: RAW, period: $quarter) { ...F } rawBefore: estimate(basis: RAW, period: $before) { ...F }
  open: estimate(stream: OPEN, period: $quarter) { ...F } openDifference(period: $quarter)
  answers: distribution(period: $quarter) ${DISTRIBUTION} answersBefore: distribution(period: $before) ${DISTRIBUTION}
  openAnswers: distribution(stream: OPEN, period: $quarter) ${DISTRIBUTION}
  resultAnswers: distribution(item: RESULT, period: $quarter) ${DISTRIBUTION}
  sources: breakdown(by: SOURCE_CLASS, period: $quarter) ${GROUPS}
  channels: breakdown(by: CHANNEL, period: $quarter) ${GROUPS}
  segments: breakdown(by: SEGMENT, period: $quarter) ${GROUPS}
  modes: breakdown(by: MODE, period: $quarter) ${GROUPS}
  rawModes: breakdown(basis: RAW, by: MODE, period: $quarter) ${GROUPS}
  touchpoints: breakdown(by: TOUCHPOINT, period: $quarter) ${GROUPS}
  languages: breakdown(by: LANGUAGE, period: $quarter) ${GROUPS}
  trend(grain: QUARTER, period: $quarters) { period { from to grain } complete estimate { ...F } }
  controlChart(period: $quarters) { measure grain baseYear { from to } weighting keepsSegments state
    points { period { from to grain } complete charted series centre low high movingRange movingRangeHigh signals modesMoved
      fixedMix { ...F } raw { ...F } events { id kind day title improvementId rebases } }
    segments { from to series state centre low high } }
  drivers(period: $quarters) { period { from to } rSquared { ...F } shrinkage orderConfirmed
    drivers { item pairs share { ...F } alone { ...F } } }
  norms(period: $quarter) { code version within outside unknown share { ...F } p90 { ...F } norm { label measure unit }
    besideTime { reading time { ...F } } }
  participation(period: $quarter) { channel transactions invited delivered offered answered { RANDOM PROMPT } answerWeight
    bySourceClass { sourceClass asked answered responseRate { ...F } } }`;

/** What has changed since the quarter before. */
const CHANGES = `figureChanges(of: [{ service: $id }], period: $quarter, before: $before) { comparisons
  items { key verdict reliability before { ...F } badge { comparability reasons }
    outcome { __typename ... on Difference { points interval { low high } p adjustedP detectable } ... on NotComparable { reasons } } } }`;

const ASKED: readonly ResultsQuestion[] = [
  {
    name: 'the page of a service',
    promiseMs: 50,
    of: 'SERVICE',
    query: `query Page($id: ID!, $quarter: PeriodInput!, $before: PeriodInput!, $quarters: PeriodInput!, $each: [PeriodInput!]!) {
      service(id: $id) { id name ${STATISTICS} }
      ${CHANGES}
      comparison(of: { periods: { figuresOf: { service: $id }, periods: $each } }) { ${COMPARISON} }
    } ${ESTIMATE} ${FIGURE}`,
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
 * Everything that is promised: one page with every statistic of a service, its quarters beside their mean; a life situation with all its parts; an improvement with its effect; all services beside
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
