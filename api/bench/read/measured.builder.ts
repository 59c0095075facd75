import type { Answer, Measured } from './report.ts';

const costs = { serverUs: 0, postgresUs: null, statements: null };

/** What one question of one subject brought in a single round, for tests. */
export const measured = (name: string, size: string, answers: Answer[]): Measured => ({
  question: { name, target: 'one' },
  size,
  round: 1,
  answers,
  costs,
  largestBytes: 1,
});

/** One answer of a request, for tests. */
export const answer = (turn: number, queriesMs: number, ms: number, operation = 'One'): Answer => ({
  turn,
  queriesMs,
  ms,
  operation,
});
