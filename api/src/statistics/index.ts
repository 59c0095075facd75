/** Front door of the statistics: pure functions, numbers in, numbers out. */
export * from './before-after.ts';
export * from './estimate.ts';
export * from './index-estimate.ts';
export * from './mean-estimate.ts';
export * from './policy.ts';
export * from './public-estimate.ts';
export * from './quality-of.ts';
export * from './round-count.ts';
export * from './score-interval.ts';
export * from './share-estimate.ts';
export * from './staff-estimate.ts';
export * from './summarise-histogram.ts';
export * from './within-disclosure-rule.ts';
