import type { Basis, Channel, ComparisonVerdict, ImprovementState, Measure, ServiceStage } from '@otklik/schema';
import { comparabilityReason } from './comparability.ts';
import { countRoundingBase, materialPoints } from '../policy-numbers.ts';

/** Words of the public result pages. */
export const publicPages = {
  homeTitle: 'How people rate public services',
  homeLead:
    'Everyone can say how it went: at a counter, on a site, by telephone. Here is what people answered, and what was done about it.',
  nationalFigure: 'Satisfaction with all services',
  period: 'Period',
  showPeriod: 'Show',
  periodUnknown: 'No period has been published yet.',
  inPreparation:
    'The server has just been started, and figures and reports are still being prepared. Please open this page again in a minute.',
  headlineNote: 'Mean of answers on a scale of five, counted from 0 to 100.',
  searchLabel: 'Find a service',
  searchHint: 'For example: passport, pension, kindergarten',
  search: 'Search',
  searchResults: (query: string) => `Found for “${query}”`,
  searchNothing: (query: string) =>
    `Nothing was found for “${query}”. Try another word, or choose from the lists below.`,
  clearSearch: 'Clear the search',
  latestReports: 'Latest: what was done',
  allReports: 'All reports',
  lifeSituations: 'Life situations',
  lifeSituationsText: 'How well a whole matter was settled, across several services and authorities.',
  services: 'Services',
  authorities: 'Authorities',
  alphabetical: 'In alphabetical order. This is not a ranking: ranges that overlap do not tell who is better.',
  internalServices: 'Services for civil servants',
  service: 'Service',
  lifeSituation: 'Life situation',
  authority: 'Authority',
  responsible: 'Responsible',
  lead: 'Led by',
  partOf: 'Part of',
  stage: {
    ALPHA: 'Prototype being tested with people',
    BETA: 'Trial operation',
    LIVE: 'In operation',
    RETIRED: 'No longer offered',
  } satisfies Record<ServiceStage, string>,
  retired: 'No longer offered',
  internalAudience: 'For civil servants and employees',
  measure: {
    SAT: 'Satisfaction',
    EASE: 'Ease',
    TIME: 'Time',
    RESULT: 'Got what they needed',
    CSI: 'Index',
  } satisfies Record<Measure, string>,
  measureNote: {
    RESULT: 'Share of those whose matter is settled who answered “Yes, fully”.',
    CSI: 'Mean of satisfaction, ease and time.',
  } satisfies Partial<Record<Measure, string>>,
  quoted: (text: string) => `“${text}”`,
  details: 'In detail',
  distribution: 'How people answered',
  otherReadings: 'The same like for like, and as a raw mean',
  apart: (before: string, mean: string, top: string) =>
    `Compared with ${before} the plain mean and the share of the two best answers moved in opposite directions: ${mean} points and ${top} percentage points. Neither tells the change alone: look at all five answers.`,
  trend: 'Over time',
  trendCaption: 'Satisfaction by month, from 0 to 100',
  quartersCaption: 'Satisfaction by quarter, from 0 to 100',
  trendText:
    'The thick line is like for like: every period of a year is brought to one and the same mix of channels and kinds of clients, so that it does not move when people merely go from one channel to another. The thin line is the plain mean of all answers, and does. Where they run differently, it is the mix of those who answered that changed, or the way in which they were asked. Both are the published figures; each January the common mix is a new one, and the line begins anew.',
  trendOfAuthority:
    'Which services people used is not held: what makes up the work of an authority can move both lines.',
  trendPlain:
    'There is no figure like for like here, so the line is the plain mean of all answers: it also moves when other people answer, or in other ways.',
  questionsVersion: (version: string) => `Version ${version} of the questions`,
  nationalBoth: 'Both scores and the plain mean',
  bothScores:
    'Two scores: as experienced, how satisfied those are who used it; like for like, to compare it with others. The plain mean is on the page of each row.',
  listPlain: 'Show plain means in the lists',
  listBoth: 'Show both scores again',
  listChannelsVary:
    'At present channels differ from service to service by so much that one like-for-like score misleads: compare the channels, which are on the page of each service.',
  channels: 'By channel',
  channel: {
    PORTAL: 'Portals and sites',
    MOBILE_APP: 'Mobile apps',
    SOCIAL_NETWORK: 'Social networks and public chats',
    CHAT_BOT: 'Chat-bots and assistants',
    TELEPHONE: 'Telephone',
    WRITTEN: 'In writing',
    IN_PERSON: 'In person',
  } satisfies Record<Channel, string>,
  channelUnknown: 'Not known',
  channelsCaption: 'Satisfaction by how the service was delivered',
  channelsNote:
    'People answer differently by telephone, at a counter and on a screen. Where that effect is known it is taken out; where it is not, the channel says so, and a few points may come from it alone.',
  twoScores: 'Two ways to read the score',
  basis: {
    AS_EXPERIENCED: 'As experienced by its own clients',
    LIKE_FOR_LIKE: 'Like for like',
    RAW: 'Raw mean',
  } satisfies Record<Basis, string>,
  basisText: {
    AS_EXPERIENCED:
      'How satisfied the people are who used it. Every channel counts as much as it is used; what the way of answering adds or takes away is left out where it is known.',
    LIKE_FOR_LIKE:
      'How it would stand beside others if all were used through the same mix of channels. It does not judge which channels are offered.',
    RAW: 'The plain mean of all answers in the score: nothing is left out and nothing is weighted.',
  } satisfies Record<Basis, string>,
  compareThis: 'Use this one to compare.',
  rawShow: 'And without any of this?',
  rawBeforeAfter: 'Raw mean before and after',
  scoreLabel: {
    modeNotAdjusted: 'mode not adjusted',
    modePartly: 'mode partly adjusted',
    modesVary: 'mode adjusted by a mean',
    channelsVary: 'channels differ from service to service',
    unweighted: 'unweighted',
  },
  scoreLabelOfAll: {
    rows: (label: string, column: string | null) => `In every row${column ? `, “${column}”` : ''}: ${label}`,
    periods: (label: string, column: string | null) => `In every period${column ? `, “${column}”` : ''}: ${label}`,
  },
  scoreLabelText: {
    modeNotAdjusted:
      'Mode not adjusted: people answer differently by telephone, at a counter and on a screen, and here this could not be taken out.',
    modePartly:
      'Mode partly adjusted: people answer differently by telephone, at a counter and on a screen; for some of these ways this could not be taken out.',
    modesVary:
      'Mode adjusted by a mean: the way of answering does not do the same in all channels, so the figure may be a few points off.',
    channelsVary:
      'Channels differ from service to service by so much that one like-for-like score misleads. To compare, look at the channels one by one.',
    unweighted: 'Unweighted: how often each channel is used is not known, so every answer counts alike.',
  },
  tables: {
    madeWith: 'Made with the',
    modeTable: (version: string) => `mode table ${version}`,
    referenceMix: (year: string) => `reference mix of ${year}`,
    covers: {
      FLOW: (percent: string) => `It covers ${percent} of the transactions.`,
      MIX: (percent: string) => `It covers ${percent} of the reference mix.`,
    },
  },
  sources: 'How people were asked',
  sourcesText:
    'The scores above count both groups together. Here is the plain average of each: an invitation reaches other people than a question on the spot does.',
  source: { RANDOM: 'By invitation', PROMPT: 'Asked on the spot' },
  sourceText: {
    RANDOM: 'They were sent an invitation to rate. How many were invited is known.',
    PROMPT:
      'They were asked where the service ended, as everyone there was. How often the question was shown is counted.',
  },
  sourceWithheld:
    'Nobody was asked in this way, or there are too few answers, here or right beside, to show them apart.',
  openVoices: 'Open voices',
  openVoicesText:
    'These people found the form by themselves. Their answers are heard, but they do not stand for all clients: they are shown beside the score and never counted in it.',
  reports: 'What was done',
  noReports: 'No report has been published about this yet.',
  howToRate: 'Rate it yourself',
  howToRateText: 'One tap, without a name.',
  rate: 'Rate',
  about: 'About these figures',
  aboutInstrument: 'Questions, version',
  aboutMethod: 'Method, version',
  aboutText: `Counts are rounded to ${countRoundingBase}, values to whole numbers, so that nobody can be recognised.`,
  steps: 'Steps of this situation',
  step: (position: string, name: string) => `Step ${position}. ${name}`,
  servicesOfStep: (name: string) => `Services of the step “${name}”`,
  partOfSituations: 'Part of these life situations',
  bodiesBelow: 'Bodies below it',
  touchpoints: {
    title: 'Portals, apps, offices and help lines',
    lead: 'How people rate the point of contact as such, apart from the services they came for.',
    all: 'All points of contact',
    ofAuthority: 'Ratings of these points of contact',
    none: 'No point of contact is rated as such here.',
    bothScores:
      'Two scores: as experienced, how satisfied those are who rated it; like for like, to compare it with others. The plain mean is on the page of each row.',
  },
  touchpoint: {
    kind: 'Point of contact',
    asItself:
      'These are ratings of the point of contact as such. Ratings of services given here count for the services.',
    notAsItself: 'People are not asked about this point of contact as such: only what is used here is rated.',
    basisText: {
      AS_EXPERIENCED:
        'How satisfied those are who rated it. What the way of answering itself adds or takes is taken out where it is known.',
      LIKE_FOR_LIKE:
        'How it would look beside others if all had one and the same mix of kinds of clients. It has a single channel, so there is no mix of channels to even out.',
    },
    scoreLabelText: {
      unweighted:
        'Unweighted: transactions are counted for services and not for a point of contact as such, so every answer counts alike.',
    },
    trend:
      'The thick line is like for like: every period of a year is brought to one and the same mix of kinds of clients. The thin line is the plain mean of all answers. Where they run differently, it is the mix of those who answered that changed, or the way in which they were asked. Both are the published figures; each January the common mix is a new one, and the line begins anew.',
  },
  didTitle: 'What was done with the answers',
  didLead:
    'What people said, what was changed, and whether the figures moved afterwards. A later change is not proof of its cause, and we say so.',
  noneDone: 'No report has been published yet.',
  weAsked: 'We asked',
  youSaid: 'You said',
  weDid: 'We did',
  weDidNot: 'We did not, because',
  didItHelp: 'Did it help',
  state: {
    PLANNED: 'Decided, not started',
    STARTED: 'Under way',
    DONE: 'Done',
    DECLINED: 'Will not be done',
  } satisfies Record<ImprovementState, string>,
  doneOn: (day: string) => `Done on ${day}`,
  startedOn: (day: string) => `Begun on ${day}`,
  publishedOn: (day: string) => `Published on ${day}`,
  concerns: 'Concerns',
  verdict: {
    TOO_EARLY: 'Too early to tell',
    IMPROVED_AFTER: 'Better afterwards',
    WORSE_AFTER: 'Worse afterwards',
    NO_VISIBLE_CHANGE: 'No visible change',
    NOT_COMPARABLE: 'Cannot be compared',
  },
  verdictChanged:
    'Chance alone does not explain it. Whether this is its cause the report says, as far as figures can tell.',
  difference: (points: string, range: string | null) =>
    `Difference in points: ${points}${range ? `, likely range ${range}` : ''}.`,
  before: 'Before',
  after: 'After',
  notYet: 'No figure yet.',
  scoreChange: {
    of: {
      A: 'This is about scores on a fixed mix of channels: by how much more they changed than those of services without it.',
      B: 'This is about scores on a fixed mix of channels, against their own earlier course.',
      C: 'This compares the raw means, with nothing left out: a move from one channel to another may be all there is behind it.',
    },
    difference: (points: string, range: string) => `After minus before, in points: ${points}, likely range ${range}.`,
    verdict: {
      ABOVE: 'Higher afterwards, and not by chance alone.',
      ABOUT_AVERAGE: `No change of ${materialPoints} points or more that can be told from chance.`,
      BELOW: 'Lower afterwards, and not by chance alone.',
      INSUFFICIENT_DATA: 'Too few answers to say whether it changed.',
      NOT_COMPARABLE: 'Before and after cannot be compared.',
    } satisfies Record<ComparisonVerdict, string>,
    notPublished:
      'Only the raw mean can be shown here. Both scores are published by whole month and quarter; the months before or after are no such period together, or it is not published yet. To make up a score of several would be another figure than the one on the page of the service.',
    fact: 'This is a share of facts, not of opinions: the way of answering makes no difference to it, and nothing is left out or weighted.',
  },
  comparabilityReason: {
    ...comparabilityReason,
    MODE_NOT_ADJUSTED:
      'Some people answered in ways (kiosk, telephone, paper) whose effect is not known well enough, or is left in raw means: if more or fewer of them did so afterwards, that alone may look like a change.',
  },
};

export type PublicMessages = typeof publicPages;
