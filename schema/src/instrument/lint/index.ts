/** Front door of the rules by which a questionnaire is read before it is published. */
export * from './acknowledgements.ts';
export type * from './finding.ts';
export * from './lint-instrument.ts';
export * from './lint-rules.ts';
