/**
 * The advisory locks of a database, by number. Each is taken for one purpose: with a number in common, one piece of work
 * would wait for another that has nothing to do with it, or be left undone for it. No other program on the same database
 * may use them.
 */
export const ADVISORY_LOCKS = {
  migration: 7_304_911,
  publication: 7_304_912,
  freezing: 7_304_913,
  registry: 7_304_914,
  partnerReports: 7_304_915,
  firstAccount: 7_304_916,
  runningSums: 7_304_917,
  draws: 7_304_918,
  cases: 7_146_001,
} as const;
