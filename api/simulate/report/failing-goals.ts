import type { JudgedGoal } from './goals.ts';

/** Repetitions from which a missed share is the fault of the method, and no longer of chance. */
export const REPETITIONS_TO_JUDGE = 50;

/**
 * The goals that a run fails by: those that were missed and that the method can meet. Shares are judged from enough
 * repetitions on; figures that must be equal always.
 */
export const failingGoals = (goals: readonly JudgedGoal[], repetitions: number): JudgedGoal[] =>
  goals.filter(
    ({ isMet, kind }) =>
      !isMet && (kind === 'EXACT' || (kind === 'STATISTICAL' && repetitions >= REPETITIONS_TO_JUDGE)),
  );
