/** How strong the evidence of an improvement is. */
export const effect = {
  grade: (grade: string) => `Evidence ${grade}:`,
  gradeName: {
    A: 'compared with services without it',
    B: 'against its own earlier course',
    C: 'only before and after',
  },
  gradeMeaning: {
    A: 'What would be compared was written down before the start. Before it, both sides had moved alike.',
    B: 'There are at least twelve months before and six after. Something else may have changed at the same time.',
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
  },
  compared: (names: string) => `Compared with: ${names}.`,
  window: (months: number) => `Months compared on each side: ${months}.`,
  detectable: (points: string) => `A change of ${points} points or more would most likely have been seen.`,
  incomplete: 'Not all months have closed yet: this may still change.',
  changed: 'The registration was changed after it was first written.',
};
