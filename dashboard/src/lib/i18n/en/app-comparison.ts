/** Figures side by side: the two scores, verdicts, badges, the dot plot and the funnel. */
import { plural } from '../plural.ts';
import { comparabilityReason } from './comparability.ts';
import {
  confidencePercent,
  coveragePercent,
  funnelOuterPercent,
  funnelPercent,
  funnelUnitsAtLeast,
  materialPoints,
  minimumReliability,
  minimumToPublish,
} from '../policy-numbers.ts';

export const appComparison = {
  basis: {
    LIKE_FOR_LIKE: 'Like for like',
    AS_EXPERIENCED: 'As experienced',
    RAW: 'Raw mean',
  },
  basisSwitch: 'What is done to the score',
  basisExplained: 'What do these mean?',
  verdict: {
    ABOVE: 'Above',
    ABOUT_AVERAGE: 'About average',
    BELOW: 'Below',
    INSUFFICIENT_DATA: 'Insufficient data',
    NOT_COMPARABLE: 'Not comparable',
  },
  noDifference: 'No visible difference',
  verdictMeaning: {
    ABOVE: `Higher than what it is compared with by ${materialPoints} points or more, and not by chance alone.`,
    ABOUT_AVERAGE: `No difference of ${materialPoints} points or more that can be told from chance.`,
    BELOW: `Lower than what it is compared with by ${materialPoints} points or more, and not by chance alone.`,
    INSUFFICIENT_DATA: 'Too few answers, or too little reliability, to say either.',
    NOT_COMPARABLE: 'It cannot be compared, so there is no difference. The reasons are below.',
  },
  comparability: {
    COMPARABLE: 'Comparable',
    WITH_CAUTION: 'With caution',
    NOT_COMPARABLE: 'Not comparable',
  },
  comparabilityMeaning: {
    COMPARABLE: 'Same questionnaire, modes accounted for, enough answers: nothing stands against a comparison.',
    WITH_CAUTION: 'It can be compared. Keep in mind:',
    NOT_COMPARABLE: 'It is left out of the mean, the funnel and the ranks, because:',
  },
  reason: comparabilityReason,
  difference: (points: string, low: string, high: string) =>
    `Difference ${points} points, ${confidencePercent}% interval ${low} to ${high}.`,
  adjustedP: (p: string, comparisons: string) => `p = ${p}, adjusted for the number of comparisons: ${comparisons}.`,
  adjustedPSmall: (p: string, comparisons: string) =>
    `p < ${p}, adjusted for the number of comparisons: ${comparisons}.`,
  detectable: (points: string) => `Smallest true difference that would probably have been seen: ${points} points.`,
  reliability: (value: string) =>
    `Reliability ${value}; a verdict above or below needs ${minimumReliability.toFixed(2)}.`,
  isReference: 'What the others are compared with.',
  comparedWith: (value: string, low: string, high: string, count: string) =>
    `Compared with ${value}, the mean of ${count} comparable services (${confidencePercent}% interval ${low}–${high}). Each service counts alike.`,
  nothingComparable: 'No two figures can be compared here. Each row says why.',
  tryBasis: (name: string) => `Look at “${name}” instead`,
  counts: (shown: string, verdict: string) => `${verdict}: ${shown}`,
  bands: 'Bands, not places',
  bandsText: `A service is called above or below only when the difference is ${materialPoints} points or more, chance does not explain it, and there are enough answers. Everything else stays without colour.`,
  ranks: {
    show: 'Show the ranks each may have',
    hide: 'Hide the ranks',
    column: `Rank, ${confidencePercent}%`,
    interval: (best: string, worst: string, of: string) => `${best}–${worst} of ${of}`,
    note: 'Ranks are given as intervals: any place inside is compatible with the answers. They are not for ordering.',
    withheld: (reason: string) => `Ranks are withheld. ${reason}`,
  },
  byChannel: {
    title: 'Scores by channel',
    instead: 'Instead, here is the score of each channel, moved to the same mix of segments; compare down a column.',
    below: 'To compare, look at the channels one by one.',
    file: 'Scores by channel, since ranks are withheld',
    channel: 'Channel',
  },
  limits: {
    label: 'Limits of the funnel',
    spread: 'Chance and usual spread',
    chance: 'Chance alone',
    spreadText:
      'The limits allow for chance and for the usual spread between services. Outside them something special is going on; it does not say “bad”.',
    chanceText:
      'The limits allow for chance alone. With many answers almost every service lies outside: real services differ a little.',
    overdispersed: (phi: string) => `Services spread more than chance explains (φ = ${phi}).`,
    notOverdispersed: (phi: string) =>
      `Services spread no more than chance explains (φ = ${phi}): both kinds of limits are the same.`,
  },
  position: {
    BELOW_998: `below the ${funnelOuterPercent}% limit`,
    BELOW_95: `below the ${funnelPercent}% limit`,
    WITHIN: 'within the limits',
    ABOVE_95: `above the ${funnelPercent}% limit`,
    ABOVE_998: `above the ${funnelOuterPercent}% limit`,
  },
  dots: 'Each service with its interval',
  dotsSummary: (count: string, mean: string) =>
    `${count} figures with their ${confidencePercent}% intervals; the line marks what they are compared with: ${mean}.`,
  dotsSummaryWithout: (count: string) =>
    `${count} figures with their ${confidencePercent}% intervals. There is no common mean to put beside them.`,
  funnel: 'Funnel: score by number of answers',
  funnelSummary: (count: string, target: string, outside: string, far: string) =>
    `${count} comparable services around ${target}: ${outside} outside the ${funnelPercent}% limits, of them ${far} outside the ${funnelOuterPercent}% limits.`,
  funnelNone: `A funnel needs ${funnelUnitsAtLeast} comparable services with ${minimumToPublish} answers each.`,
  funnelAxis:
    'The vertical axis shows only the part where services lie; the horizontal one grows tenfold by equal steps.',
  mean: 'mean',
  table: {
    verdict: 'Verdict',
    verdictAndBadge: 'Verdict and comparability',
    badge: 'Comparability',
    funnel: 'Funnel',
    difference: 'Difference',
    differenceInterval: `Difference, ${confidencePercent}% interval`,
    reasons: 'Reasons',
    adjustedP: 'p, adjusted',
    reliability: 'Reliability',
    score: 'Score',
    sortBy: (column: string) => `Sort by ${column}`,
  },
  note: {
    modeNotAdjusted: 'mode not adjusted',
    modePartly: 'mode partly adjusted',
    modesVary: 'mode adjusted by a mean',
    unweighted: 'unweighted',
    coverage: (percent: string) => `covers ${percent}`,
  },
  modeAdjustment: {
    ADJUSTED: 'mode adjusted',
    PARTLY: 'mode partly adjusted',
    NOT_ADJUSTED: 'mode not adjusted',
    NOT_NEEDED: 'all answers from the web: nothing to adjust',
  },
  modeReason: {
    NO_TABLE: 'No mode table has been published yet, or it does not know the mode.',
    DISCONNECTED: 'Nobody served in the same way answered in both modes, so the mode cannot be told from the service.',
    CONFOUNDED: 'One segment goes with the mode everywhere, so the mode cannot be told from the segment.',
    TOO_FEW: 'Too few answers where both modes were used.',
    IMPRECISE: 'The effect of the mode is known too roughly to be taken out.',
  },
  weighting: { FLOW: 'weighted by transactions', ANSWERS: 'unweighted' },
  modeMeaning:
    'People answered in other ways than on a web page too (kiosk, telephone, paper), and what these do to answers is not known well enough to take it out.',
  unweightedMeaning: 'How many transactions each part of the clients had is not known, so every answer counts alike.',
  coverageMeaning: `How much of the transactions, or of the common mix, the answers stand for. Comparable from ${coveragePercent}%.`,
  facts: {
    raw: 'nothing adjusted, nothing weighted',
    rawRows: 'These figures are raw means: nothing is taken out and nothing is weighted.',
    modeTable: (version: string) => `Mode table ${version}`,
    referenceMix: (year: string) => `Reference mix of ${year}`,
  },
  onEarlierMix: (year: string, score: string, interval: string) =>
    `With the reference mix of ${year}: ${score} (${interval})`,
  compare: {
    title: 'Compare',
    lead: 'A few services, or the periods, channels, touchpoints or segments of one: differences with their intervals. What cannot be compared has no difference, and says why.',
    what: 'What is put side by side',
    services: 'Services',
    periods: 'This period and the one before',
    channels: 'Channels of the service',
    touchpoints: 'Touchpoints of the service',
    segments: 'Segments of the service',
    chosen: 'Compare the chosen',
    howMany: 'Choose two to six services.',
    choose: (name: string) => `Choose “${name}” for a comparison`,
    pick: 'Choose services',
    needsTwo: 'Choose at least two services to put side by side.',
    needsOne: 'Choose a service first.',
    nothing: 'There is nothing to put side by side here in this period.',
    withMean: 'Each is compared with the mean of those that are comparable.',
    withFirst: 'The later period is compared with the earlier one.',
  },
  leadServices:
    'Which services truly differ, given how many people answered. Compared like for like unless you choose otherwise.',
  foundOf: (shown: string, all: string, count: number) =>
    `${shown} of ${all} ${plural('EN', count, { one: 'service', other: 'services' })}`,
  audience: 'For whom the services are',
  page: (first: string, last: string, all: string) => `${first}–${last} of ${all}`,
} as const;
