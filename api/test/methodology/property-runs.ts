/**
 * Random inputs that every module of `src/statistics` stands before it is believed: no NaN, a reason instead.
 *
 * Inputs are kept small where a run is dear. `property-coverage.test.ts` looks that no module goes without.
 */
export const RUNS = 10_000;
