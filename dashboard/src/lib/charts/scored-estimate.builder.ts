import type { ScoredEstimate } from './figures.ts';

/** A score of many answers with everything done to it, for tests; say what is otherwise. */
export const scoredEstimate = (change: Partial<ScoredEstimate> = {}): ScoredEstimate => ({
  value: 72.6,
  interval: { low: 69.8, high: 75.2 },
  n: 450,
  effectiveN: 400,
  method: 'ADJUSTED_SCORE_INTERVAL',
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
  basis: 'LIKE_FOR_LIKE',
  coverage: 86,
  modeAdjustment: 'ADJUSTED',
  modeReason: null,
  modeTable: '2026Q3',
  weighting: null,
  referenceMix: 2026,
  ...change,
});
