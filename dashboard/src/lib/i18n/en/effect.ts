/** How strong the evidence of an improvement is. */
import {
  confidencePercent,
  materialPoints,
  monthsAfterAtLeast,
  monthsBeforeAtLeast,
  unadjustedPercent,
} from '../policy-numbers.ts';

const whichIsFirst =
  'Of several, a service goes before a life situation, and that before a touchpoint; of one kind, the one that has been in the registry longest.';

export const effect = {
  grade: (grade: string) => `Evidence ${grade}:`,
  gradeName: {
    A: 'compared with services without it',
    B: 'against its own earlier course',
    C: 'only before and after',
  },
  gradeMeaning: {
    A: 'What would be compared was written down before the start. Before it, both sides had moved alike.',
    B: `There are at least ${monthsBeforeAtLeast} months before and ${monthsAfterAtLeast} after. Something else may have changed at the same time.`,
    C: 'Nothing was compared with. “Changed afterwards” does not mean “because of it”.',
  },
  reason: {
    NOT_REGISTERED_BEFORE: 'No stronger: what is compared was not written down before the start.',
    NO_COMPARISON: 'No stronger: no services were named to compare with.',
    THIN_COMPARISON: 'No stronger: one side has too few answers.',
    PLACEBO_MISSING: 'No stronger: there are too few months before the start to see whether both sides moved alike.',
    PLACEBO_FAILED: 'No stronger: both sides were drifting apart before anything had happened.',
    BASELINES_DIFFER: 'No stronger: the services compared started from another level.',
    MIXED_VERSIONS: 'No stronger: the questions changed in between.',
    MODE_NOT_ADJUSTED: 'No stronger: afterwards people answered in other ways, and what that does is not known.',
  },
  gradedAllTheSame: {
    MODES: (grade: string) =>
      `The evidence is ${grade} though, as said below, these scores before and after cannot be compared: the effect is made not of them but of the exact figures of each month on one mix of channels, where the share of answers given in ways of unknown influence moved by no more than ${unadjustedPercent} percentage points.`,
    OTHER: (grade: string) =>
      `The evidence is ${grade} though, as said below, these scores before and after cannot be compared: the effect is made not of them but of the exact figures of each month on one mix of channels, and those can be.`,
  },
  whoseFigures: {
    A: (name: string) =>
      `The effect is of all those named; the figures before and after are those of “${name}”. ${whichIsFirst}`,
    OTHER: (name: string) => `The figures are those of “${name}”. ${whichIsFirst}`,
  },
  compared: (names: string) => `Compared with: ${names}.`,
  window: (months: number) => `Months compared on each side: ${months}.`,
  detectable: (points: string) => `A change of ${points} points or more would most likely have been seen.`,
  incomplete: 'Not all months have closed yet: this may still change.',
  registered: (day: string) => `Written down on ${day}.`,
  registeredBefore: 'That was before the start.',
  registeredLate:
    'That was after the start, or the start was moved when it had passed, so it cannot carry more than “changed afterwards”.',
  months: (before: number, after: number, isAfterFromStart: boolean) =>
    `Closed months compared: ${before} before the start, ${after} after it ${isAfterFromStart ? 'started' : 'was done'}.`,
  afterFromStart:
    'It was recorded as done when months since that day had begun, so the months after count from the start: nobody chooses them by their figures.',
  expectedWas: (shown: string) => `Expected when registered, in points: ${shown}.`,
  expectedNone: 'No expected effect was registered.',
  placebo: 'Did both sides move alike before?',
  placeboResult: (points: string, low: string, high: string, p: string) =>
    `In the months before the start, split half-way, they drifted apart by ${points} points (${confidencePercent}% interval ${low} to ${high}, p = ${p}).`,
  placeboPassed: 'Chance explains that: they moved alike (placebo test passed).',
  placeboFailed: 'Chance does not explain that: they were drifting apart already (placebo test failed).',
  placeboNone: 'There was nothing to test: no services were compared, or too few months before the start are closed.',
  regression: 'Would it have come nearer to the others by itself?',
  regressionSome: (points: string) =>
    `A figure far from the others usually comes nearer next time by chance alone (regression to the mean). Here that is ${points} points; they are taken out of the difference.`,
  regressionNothing: `Both sides started within ${materialPoints} points of each other, so nothing is to be taken out for chance (regression to the mean: 0 points).`,
  regressionNone: 'It is not reckoned here: only a comparison with other services can tell.',
  changed: 'The registration was changed after it was first written, or the start was named or moved.',
};
