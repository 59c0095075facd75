/** Trends with limits, what goes together with satisfaction, and a life situation beside its services. */
import { baselineAtLeast, pairsForDrivers, runLength } from '../policy-numbers.ts';

export const analyses = {
  chart: {
    title: (measure: string, isHeld: boolean) => `${measure} over time${isHeld ? ', on a fixed mix' : ''}`,
    explain: {
      CHANNELS_AND_SEGMENTS:
        'Thick line: the mix of channels and groups of clients is held at that of the base year, so a shift of clients cannot move it. Thin line: the plain figure.',
      CHANNELS:
        'Thick line: the mix of channels is held at that of the base year, so a shift of clients between channels cannot move it. Groups of clients are not held: in most of the base year too few told theirs. Thin line: the plain figure.',
      NOTHING:
        'The line is the plain figure: the mix of internal clients is not held, so a shift between channels may move it.',
    },
    explainLimits: 'Dashed lines: centre and limits; between them chance alone explains the ups and downs.',
    summary: (subject: string, count: string, first: string, last: string, latest: string) =>
      `${subject}: ${count} comparable periods from ${first} to ${last}. Last complete one: ${latest}.`,
    noLimits:
      'This line is not held at the mix of a base year, so it has no limits, and a shift of clients may move it.',
    noChart: {
      FILTERED: 'Limits are made of all answers: take the filter off to see them.',
      BY_QUARTER: 'Limits are made by month or by week: choose another step of the trend to see them.',
      NOT_OWN: 'Limits are seen by staff of the authority that owns it.',
    },
    empty: 'No period can be compared yet.',
    limits: (low: string, high: string, centre: string) => `Limits ${low} to ${high}, centre ${centre}.`,
    movingLimits: (centre: string) => `Centre ${centre}; limits move with the number of answers.`,
    noSignal: 'No signal: nothing but chance is to be seen.',
    signals: (count: string, last: string) => `Signals: ${count}, the last one in ${last}.`,
    state: {
      STABLE: 'Limits are frozen.',
      TOO_SHORT: `Fewer than ${baselineAtLeast} points: no limits yet, so nothing is called a change.`,
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
    noEvents: 'Nothing was recorded in these months.',
    recordedBy: (actor: string, day: string) => `recorded by ${actor} on ${day}`,
    record: {
      open: 'Record a release',
      text: 'A new version of the service, another form, other opening hours: what may have moved the figures. It stays in the list, is shown on the trend, and never moves limits.',
      day: 'Since when',
      titleRu: 'What changed, in Russian',
      titleEn: 'What changed, in English',
      save: 'Record it',
      saved: 'It is recorded, and stands on the trend.',
      notPermitted: 'Releases are recorded by analysts and administrators of the authority that owns the service.',
    },
    fixedMix: 'On the fixed mix',
    raw: 'Plain',
    lower: 'Lower limit',
    upper: 'Upper limit',
    centre: 'Centre',
    movingRange: {
      title: 'How far one period lies from the one before',
      explain:
        'Each point: the distance to the last period before it that has a figure, up or down alike. Dashed line: what chance alone explains, by the same baseline as the limits. A point beyond it says that the steps have become larger than usual, whatever the level.',
      limit: (limit: string) => `Limit ${limit} points.`,
      jumps: (periods: string) => `Beyond it: ${periods}.`,
      noJump: 'No period lies beyond it.',
      none: 'There are no limits yet.',
      of: (distance: string, limit: string) => `${distance} points from the last period with a figure, limit ${limit}`,
      distance: 'Distance to the last period with a figure',
      distanceLimit: 'Its limit',
      jump: 'further from the last period with a figure than chance explains',
    },
    modesMoved: 'answered in other ways than before, whose effect is not known',
    signalsOfModes: (count: string) =>
      `Of these, in periods answered in other ways than before, whose effect is not known: ${count}. They may come from the way of asking.`,
    signal: 'Signal',
    signalName: { OUTSIDE: 'outside the limits', RUN: `${runLength} or more in a row on one side` },
    baseYear: (period: string) => `Mix held at that of ${period}.`,
    weighting: { FLOW: 'Weighted by transactions.', ANSWERS: 'Unweighted: transactions are not known.' },
  },

  drivers: {
    title: 'What goes together with satisfaction',
    explain: 'Share of what all these questions explain together.',
    filtered: 'It is made of all answers, so it is not shown under a filter.',
    noCause: 'It does not say what causes satisfaction, only what goes along with it.',
    rSquared: (percent: string, pairs: string) =>
      `Together they go along with ${percent} of the spread of satisfaction (R²), from at least ${pairs} ratings a pair.`,
    rule: `A share needs ${pairsForDrivers} ratings that answered both questions.`,
    sole: (name: string, percent: string, ratings: string) =>
      `Only one question can be looked at so far: “${name}”. With one question there is nothing to divide, so there are no shares. It goes along with ${percent} of the spread of satisfaction (R²), from ${ratings} ratings.`,
    soleShare: 'one question: nothing to divide',
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

  file: {
    from: 'From',
    to: 'To',
    kind: 'Kind',
    name: 'Name',
    event: 'Event',
  },
} as const;
