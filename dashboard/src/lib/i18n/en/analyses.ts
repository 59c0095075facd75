/** Trends with limits, what goes together with satisfaction, and a life situation beside its services. */
export const analyses = {
  chart: {
    title: (measure: string) => `${measure} over time, on a fixed mix`,
    explain:
      'Thick line: the mix of channels and groups of clients is held at that of the base year, so a shift of clients cannot move it. Thin line: the plain figure. Dashed lines: centre and limits; between them chance alone explains the ups and downs.',
    summary: (subject: string, count: string, first: string, last: string, latest: string) =>
      `${subject}: ${count} comparable periods from ${first} to ${last}. Last complete one: ${latest}.`,
    noLimits: 'The line cannot be held at a fixed mix, so it has no limits, and a shift of clients may move it.',
    empty: 'No period can be compared yet.',
    limits: (low: string, high: string, centre: string) => `Limits ${low} to ${high}, centre ${centre}.`,
    movingLimits: (centre: string) => `Centre ${centre}; limits move with the number of answers.`,
    noSignal: 'No signal: nothing but chance is to be seen.',
    signals: (count: string, last: string) => `Signals: ${count}, the last one in ${last}.`,
    state: {
      STABLE: 'Limits are frozen.',
      TOO_SHORT: 'Fewer than 12 points: no limits yet, so nothing is called a change.',
      NO_STABLE_BASELINE:
        'No stable baseline: the first points signal themselves, so there is no “usual” to measure by.',
    },
    breakNote: 'The line is broken where the questions changed: before and after are not compared.',
    series: (number: string) => `series ${number}`,
    newSeries: 'The questions changed: a new series begins.',
    events: 'What was recorded',
    eventKind: { IMPROVEMENT: 'Improvement', INSTRUMENT_VERSION: 'Version of the questions', RELEASE: 'Release' },
    rebases: 'limits are made anew from here',
    noCause: 'That something happened at that time does not say that it is the cause.',
    fixedMix: 'On the fixed mix',
    raw: 'Plain',
    lower: 'Lower limit',
    upper: 'Upper limit',
    centre: 'Centre',
    signal: 'Signal',
    signalName: { OUTSIDE: 'outside the limits', RUN: 'eighth or later in a row on one side' },
    baseYear: (period: string) => `Mix held at that of ${period}.`,
    weighting: { FLOW: 'Weighted by transactions.', ANSWERS: 'Unweighted: transactions are not known.' },
  },

  drivers: {
    title: 'What goes together with satisfaction',
    explain:
      'Share of what all these questions explain together. It does not say what causes satisfaction, only what goes along with it.',
    rSquared: (percent: string, pairs: string) =>
      `Together they go along with ${percent} of the spread of satisfaction (R²), from at least ${pairs} ratings a pair.`,
    rule: 'A share needs 300 ratings that answered both questions.',
    none: (reason: string) => `Nothing can be said: ${reason}`,
    summary: (first: string) => `Largest shares: ${first}.`,
    unordered: 'A second method puts them in another order: do not speak of an order.',
    confirmed: 'A second method puts them in the same order.',
    shrunk: (percent: string) =>
      `Correlations were shrunk by ${percent} toward none, because nobody answers all questions.`,
    question: 'Question',
    share: 'Share',
    alone: 'Alone',
    pairs: 'Ratings',
    months: (period: string) => `Whole months of ${period}.`,
    item: {
      INFO: 'Clear what to do',
      EXPLAIN: 'Decision explained',
      EXPECT: 'As expected',
      STAFF: 'Work of the staff',
      BOT: 'Digital assistant',
      TECH: 'Site or app',
      STATUS: 'Told how it goes',
      DOCS: 'Documents and information',
      FAIR: 'Fair treatment',
      RULES: 'Unnecessary approvals',
      EASE: 'Ease',
      TIME: 'Time',
      ONE: 'Organisations worked together',
      TRUST: 'Trust',
      RESULT: 'Result obtained',
      REPEAT: 'Asked again for the same',
      SAT: 'Satisfaction',
    },
  },

  whole: {
    title: 'The whole and its parts',
    direct: 'The life situation as a whole',
    directText:
      'What people answered about the whole, on the same groups of clients as the services; so it may differ a little from the figure above.',
    composite: 'Its services taken together',
    compositeText:
      'Mean of the services, each counting as often as journeys use it. Never averaged with the figure beside it.',
    gap: 'Whole minus parts',
    gapText: 'With its range. Negative: people like the services better than the way as a whole.',
    reading: {
      WORSE_THAN_PARTS:
        'The whole is worse than its parts. Look at the seams between services: papers asked for twice, services nobody told people about.',
      LIKE_PARTS: 'The whole is like its parts. Steer by the services: begin with those that cost the most points.',
      BETTER_THAN_PARTS:
        'The whole is better than its parts. People may look back kindly, or others have answered. Check.',
      UNCLEAR: 'There is a gap, but it may be chance.',
      FROM_SERVICES_ONLY: 'From services only: fewer than 30 people rated the whole itself.',
    },
    noComposite: 'Nobody has told yet which services people use on this way: the parts cannot be weighed.',
    notWeighed: (reason: string) => `The parts cannot be taken together. ${reason}`,
    weakest: (service: string) => `Weakest link: ${service}.`,
    weakestTag: 'weakest link',
    table: 'Where points are lost, step by step',
    tableText:
      'Lost points: how much the parts together would gain were this one perfect. The darker the cell, the more is lost.',
    stage: 'Step and service',
    score: 'Score',
    usage: 'Used on',
    lost: 'Points lost',
    stageLine: 'The step',
    stageSummary: (stage: string, points: string) => `Most points are lost at the step “${stage}”: ${points}.`,
    p: (value: string) => `p = ${value}, adjusted for all life situations asked for at once.`,
  },

  file: {
    from: 'From',
    to: 'To',
    kind: 'Kind',
    name: 'Name',
    event: 'Event',
  },
} as const;
