import type { Quality, SuppressionReason } from '@otklik/schema';
import { plural } from '../plural.ts';
import {
  confidencePercent,
  indicativeAtMost,
  minimumToFlag,
  minimumToPublish,
  minimumToShow,
  pairsForDrivers,
} from '../policy-numbers.ts';

/** Words of the shared components and of the frame around every page. */
export const ui = {
  siteName: 'Otklik',
  skipToContent: 'Skip to the content',
  languageSwitch: 'Language',
  home: 'Home',
  whatWasDone: 'What was done',
  checkReceipt: 'My receipt',
  method: 'Method',
  staffSignIn: 'For staff',
  navigation: 'Main navigation',
  footerText: 'Every rating is taken under one methodology. Ratings are anonymous: nobody is identified.',
  answers: (n: number, text: string) => `${text} ${plural('EN', n, { one: 'answer', other: 'answers' })}`,
  answersWord: (n: number) => plural('EN', n, { one: 'answer', other: 'answers' }),
  basedOn: (n: number, text: string) =>
    `Based on about ${text} ${plural('EN', n, { one: 'answer', other: 'answers' })}`,
  outOf100: (value: number) => `${plural('EN', value, { one: 'point', other: 'points' })} out of 100`,
  interval: (low: string, high: string) => `Likely range ${low}–${high}`,
  intervalExplained: `The range shows how exact the figure is: if we asked again in the same way, the result would fall into such a range about ${confidencePercent} times out of 100.`,
  howComputed: 'How this is computed',
  quality: {
    NONE: 'Not shown',
    INDICATIVE: 'Indicative: few answers, do not compare',
    PUBLISHABLE: 'Enough answers to publish',
    SOLID: 'Many answers',
  } satisfies Record<Quality, string>,
  qualityMeaning: {
    NONE: `Fewer than ${minimumToShow} answers: nothing is shown.`,
    INDICATIVE: `${minimumToShow} to ${indicativeAtMost} answers: not for comparison.`,
    PUBLISHABLE: `${minimumToPublish} or more answers.`,
    SOLID: `${minimumToFlag} or more answers.`,
  } satisfies Record<Quality, string>,
  indicative: 'Indicative: do not compare',
  withheld: 'Not shown',
  reason: {
    NO_DATA: 'Nobody has rated this in this period yet.',
    // The public is told the same where the figure would give away another one with fewer than 10.
    TOO_FEW: `Fewer than ${minimumToShow} answers, here or right beside. We show no figure, so that it does not mislead and nobody can be recognised.`,
    PROTECTS_ANOTHER: 'Not shown so that another figure, which rests on too few answers, cannot be worked out from it.',
    INDEX_INCOMPLETE: `The index needs at least ${minimumToPublish} answers to each of its three questions.`,
    NOT_PUBLISHED: 'Not published: the period is not over yet, or this breakdown is not published.',
    NOT_PERMITTED: 'You may not see this figure.',
    INTERNAL_CROSSING: 'For internal services, breakdowns are never combined.',
    ABOVE_BINS: 'It is more than the largest value that is measured apart.',
    NO_REFERENCE_MIX:
      'There is no like-for-like score here yet: too little is known to bring everyone to the same mix.',
    TOO_FEW_TO_COMPARE: `Fewer than ${minimumToPublish} answers: not for comparison.`,
    LOW_COVERAGE: 'Not comparable: too little of the usual mix of channels and segments has answers.',
    MIXED_VERSIONS:
      'Two different versions of the questions were answered in this period. Nothing joins the two, so there is no common figure.',
    MODE_NOT_ADJUSTED:
      'People answered in other ways (kiosk, telephone, paper) than in the rest, and too little is known of what that does to compare.',
    NO_JOURNEYS: 'Nobody has told which services were used.',
    FEW_PAIRS: `Fewer than ${pairsForDrivers} ratings answered both questions.`,
    NOT_POSITIVE_DEFINITE: 'The questions repeat each other: their shares cannot be told apart.',
    NOTHING_EXPLAINED: 'Nothing that is asked goes together with satisfaction.',
  } satisfies Record<SuppressionReason, string>,
  versions: {
    linked: (older: string, newest: string) =>
      `Answers to version ${older} of the questions count too, brought to the scale of version ${newest} by a published link. The range allows for its error.`,
    leftOut: (newest: string, answers: string, older: string) =>
      `Only answers to version ${newest} of the questions. Left out: ${answers} to version ${older}, which nothing joins to it.`,
  },
  withoutInterval: 'No range: these answers came from anyone who wished to give one.',
  columnName: 'Name',
  columnScore: 'Score',
  columnAnswers: 'Answers',
  columnShare: 'Share of answers',
  columnPeriod: 'Period',
  columnAnswer: 'Answer',
  bothEnds: (top: string, bottom: string) => `The two best answers: ${top}. The two worst: ${bottom}.`,
  asTable: 'The same as a table',
  runningPeriod: 'not over yet',
  modeTable: (version: string) => `mode table ${version}`,
  referenceMix: (year: string) => `reference mix of ${year}`,
  trendPoint: (period: string, figure: string) => `${period}: ${figure}`,
  trendLegend:
    'Line: score. Band: likely range. A gap in the line: no figure can be shown for that time. A hollow point: the period is not over yet.',
  trendLegendBoth:
    'Thick line: like for like. Band: its likely range. Thin grey line: the plain mean. A gap in a line: no figure can be shown for that time. Two points alone are no trend.',
  trendEvents: 'What was recorded in this time (dotted lines); it does not say what came of it:',
  trendBreak: {
    QUESTIONS: (period: string) =>
      `${period}: from here on people were asked in another way (a new main version of the questions), so the line begins anew.`,
    METHOD: (period: string) =>
      `${period}: from here on figures are computed by another version of the method, so the line begins anew.`,
    MIX: (period: string) =>
      `${period}: from here on figures are brought to the mix of another year, so the line begins anew. Do not compare points on either side.`,
  },
  doesNotApply: (text: string) => `“Does not apply”: ${text}`,
  pagination: 'Pages',
  nextPage: 'Next page',
  firstPage: 'Back to the beginning',
  errorTitle: 'Something went wrong',
  errorText: 'It is our fault. Please try again in a minute.',
  badRequestTitle: 'This address cannot be read',
  badRequestText: 'It may be incomplete or out of date. Begin at the home page.',
  notFoundTitle: 'There is no such page',
  notFoundText: 'Check the address, or begin at the home page.',
  forbiddenTitle: 'You may not see this page',
  forbiddenText: 'If you should, ask the administrator of your authority.',
  requestId: 'Number of this request',
  toHome: 'Go to the home page',
};

export type UiMessages = typeof ui;
