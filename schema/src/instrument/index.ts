/** Front door of the instrument: the questionnaire as data, and the rules that go with it. */
export * from './answer-rules.ts';
export * from './choose-drivers.ts';
export * from './comment-rules.ts';
export * from './comments.ts';
export * from './items.ts';
export * from './key-prompt.ts';
export * from './lead-ins.ts';
export * from './levels.ts';
export * from './limits.ts';
export * from './questionnaire.ts';
export * from './questions.ts';
export * from './rendering.ts';
export * from './routing-rules.ts';
export * from './score.ts';
export * from './text.ts';
export type * from './types.ts';
export * from './version.ts';
