import type { StandardisationRule } from '../../src/statistics/index.ts';

/** Standardisation as the outside authorities compute it: every stratum, with its own variance. */
export const AS_THEY_ARE: StandardisationRule = { minimumStratumN: 1, smoothingN: 0, minimumCoverage: 0 };
