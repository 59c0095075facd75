const ESTIMATE = `value interval { low high } n effectiveN method quality suppressed reason instrumentVersion methodVersion
  basis coverage weighting modeAdjustment modeReason modesVary modeTable referenceMix linkedVersions leftOutVersions leftOutAnswers designEffect equalWeightN`;
const DISTRIBUTION = 'item n doesNotApply suppressed reason topTwo bottomTwo bars { value label count percent }';
const MEASURES = ['SAT', 'EASE', 'TIME', 'RESULT', 'CSI'];
const ITEMS = ['SAT', 'EASE', 'TIME', 'RESULT'];
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Where figures hang, by field of the query: what the schema tells of it beside its figures. */
const HOSTS = {
  service: `id slug name audience stage supervision retired kind authority { id slug name }
    lifeSituations { id slug name } touchpoints { id slug name channel modes retired place }`,
  authority: `id slug name retired parent { id slug name } children { id slug name }
    services(first: 100) { edges { cursor node { id slug name } } ${PAGE} }`,
  lifeSituation: `id slug name kind retired lead { id slug name } stages { id name position services { id slug name } }`,
  touchpoint: `id slug name kind retired channel modes maximumSourceClass ratedAsItself timeZone place
    authority { id slug name } services { id slug name }`,
} as const;
export type Host = keyof typeof HOSTS;

const estimates = (as: string, more: string) =>
  MEASURES.map((measure) => `${as}_${measure}: estimate(measure: ${measure}, ${more}) { ${ESTIMATE} }`).join(' ');
const series = (as: string, more: string) => `
  ${as}_months: trend(grain: MONTH, ${more}) { period { from to grain } complete estimate { ${ESTIMATE} } }
  ${as}_quarters: trend(grain: QUARTER, ${more}) { period { from to grain } complete estimate { ${ESTIMATE} } }
  ${as}_channels: breakdown(by: CHANNEL, ${more}) { key share estimate { ${ESTIMATE} } }`;
const stream = (name: string) => `
  ${estimates(name, `stream: ${name}`)}
  ${ITEMS.map((item) => `${name}_${item}_spread: distribution(item: ${item}, stream: ${name}) { ${DISTRIBUTION} }`).join(' ')}
  ${series(name, `stream: ${name}`)}`;
const onBasis = (basis: string) => `${estimates(basis, `basis: ${basis}`)} ${series(basis, `basis: ${basis}`)}`;

/** Everything that the public schema tells of one thing, its scores on the basis that nobody has to name. */
export const everyFigure = (host: Host): string => `query EveryFigure($id: ID!) {
  ${host}(id: $id) {
    ${HOSTS[host]}
    ${stream('SCORE')}
    ${stream('OPEN')}
    reports(first: 10) { nodes { id slug title } edges { cursor node { id } } ${PAGE} }
  }
}`;

/** Its scores on the other two bases. */
export const figuresOnOtherBases = (host: Host): string => `query FiguresOnOtherBases($id: ID!) {
  ${host}(id: $id) {
    id
    ${onBasis('LIKE_FOR_LIKE')}
    ${onBasis('RAW')}
    sources: breakdown(by: SOURCE_CLASS, basis: RAW) { key share estimate { ${ESTIMATE} } }
  }
}`;

/** Of what the scores of a service were made. */
export const INGREDIENTS = `query Ingredients($id: ID!, $period: PeriodInput!) {
  service(id: $id) {
    ${['AS_EXPERIENCED', 'LIKE_FOR_LIKE', 'RAW']
      .flatMap((basis) => ['SAT', 'EASE', 'TIME'].map((item) => [basis, item]))
      .map(
        ([basis, item]) => `${basis}_${item}: ingredients(basis: ${basis}, item: ${item}, period: $period) {
          basis item mean modeTable referenceMix rests { atMost factor step } shares { factor key percent }
          weights { channel percent }
        }`,
      )
      .join(' ')}
  }
}`;

/** Published figures beside each other. */
export const COMPARISON = `query Comparison($of: ComparedInput!, $against: ComparedWith!, $period: PeriodInput!) {
  comparison(of: $of, against: $against, period: $period) {
    against basis comparisons measure period { from to grain } ranksWithheld reference { ${ESTIMATE} }
    funnel {
      betweenVariance withinDeviation overdispersed overdispersion target { ${ESTIMATE} }
      curve { n limits95 { low high } limits998 { low high } }
      chanceCurve { n limits95 { low high } limits998 { low high } }
      points { key position z estimate { ${ESTIMATE} } }
    }
    items {
      key channel period { from to grain } segment { id slug name } touchpoint { id slug name }
      authority { id slug name } subject { id slug name kind }
      estimate { ${ESTIMATE} } verdict reliability rank { best worst of } badge { comparability reasons }
      channels { key slug name share estimate { ${ESTIMATE} } }
      outcome {
        ... on Difference { points interval { low high } p adjustedP detectable }
        ... on NotComparable { reasons }
      }
    }
  }
}`;

const INTERACTION = '{ df1 df2 f largest p }';

/** All that was frozen for scores, and the norms. */
export const FROZEN = `fragment Effect on ModeEffect { answers basis effect mode reason referenceAnswers standardError usable }
query Frozen {
  modeTable {
    version madeAt methodVersion period { from to grain }
    items {
      item answers components units covariance { first second value }
      interaction ${INTERACTION} modeInteraction ${INTERACTION}
      mix { answers effect factor key reference standardError }
      modes { ...Effect } classes { channel modes { ...Effect } }
    }
  }
  modeTables(first: 8) { version madeAt }
  referenceMix { year weighting madeAt period { from to } shares { channel segment percent } }
  referenceMixes(first: 4) { year }
  method { instrumentVersion methodVersion constants { code value meaning } bridges { probability touchpoints } }
  norms { code label version measure unit clock threshold channels }
  parallelRuns {
    id oldVersion newVersion startedAt endsAt endedAt
    links { item kind slope intercept ratio strata difference { ${ESTIMATE} } }
  }
}`;

/** A published version of the instrument with all its texts. */
export const INSTRUMENT = `query WholeInstrument {
  instrument {
    id version state parentVersion publishedAt retiredAt notes neededBump
    changes { kind key language bump explanation }
    findings { id rule severity key language text words explanation reason }
    items { code kind role points doesNotApply levels }
    texts { key kind item ru en }
    translations { language revision checked checkedAt checkNote }
  }
  instruments { id version state }
}`;

/** One version as a mode puts it. */
export const RENDERING = `query WholeRendering($level: Level!, $mode: Mode!, $language: Language!) {
  instrument {
    rendering(level: $level, mode: $mode, language: $language) {
      level mode language leadIn input confirm labelsHeard secondsBetweenAnswers usedQuestion commentHint
      comments { question text }
      questions { role spoken question { item mandatory text doesNotApply options { value label } } }
    }
  }
}`;

/** A questionnaire with everything that widgets are told. */
export const QUESTIONNAIRE = `query WholeQuestionnaire($touchpoint: ID!, $subject: SubjectInput!, $mode: Mode!) {
  questionnaire(touchpoint: $touchpoint, subject: $subject, mode: $mode) {
    instrumentVersion language level mode open leadIn usedQuestion commentHint comments { question text }
    questions { item text mandatory doesNotApply options { value label } }
    segments { id slug name } usedServices { id slug name } subject { id slug name } touchpoint { id slug name }
  }
}`;

/** A report with all that stands behind it. */
export const REPORT = `query WholeReport($id: ID!) {
  report(id: $id) {
    id slug title state measure publishedAt startedOn doneOn declinedReason weAsked youSaid weDid didItHelp
    authority { id slug name } subjects { id slug name kind }
    before { period { from to } estimate { ${ESTIMATE} } } after { period { from to } estimate { ${ESTIMATE} } }
    change { verdict difference interval { low high } }
    scores(basis: LIKE_FOR_LIKE) {
      basis before { period { from to } estimate { ${ESTIMATE} } } after { period { from to } estimate { ${ESTIMATE} } }
      verdict reliability badge { comparability reasons } outcome { ... on Difference { points } ... on NotComparable { reasons } }
    }
    effect { grade verdict wording difference interval { low high } detectable reason complete regressionToMean
      monthsBefore monthsAfter placebo { difference interval { low high } p passed } }
    effectRegistration { registeredAt changedAt beforeStart frozen windowMonths expectedChange comparison { id slug } }
  }
}`;

/** Whatever has a global id. */
export const NODE = `query Anything($id: ID!) { node(id: $id) { id ... on Segment { slug name audience retired } } }`;

/** Lists of the public schema that no page asks for as a whole. */
export const OTHER_LISTS = `query EveryList {
  touchpoints(first: 100) { nodes { id slug name channel modes authority { slug } } edges { cursor node { id } } ${PAGE} }
  segments { id slug name audience retired }
  months: publishedPeriods(grain: MONTH) { from to grain }
  quarters: publishedPeriods(grain: QUARTER) { from to grain }
}`;

/** The other lists as walkers of edges ask for them. */
export const EDGES = `query Edges {
  authorities(first: 100) { nodes { id } edges { cursor node { id } } ${PAGE} }
  lifeSituations(first: 100) { nodes { id } edges { cursor node { id } } ${PAGE} }
  services(first: 100) { nodes { id } edges { cursor node { id } } ${PAGE} }
  reports(first: 20) { nodes { id } edges { cursor node { id } } ${PAGE} }
}`;
