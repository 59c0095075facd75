import { POLICY, roundCount } from '../../../statistics/index.ts';
import type { ModeEffect } from './mode-table.ts';

/** Too few answers for the public to be told anything of an effect. */
export const isFew = ({ answers }: { answers: number }): boolean => answers < POLICY.minimumToShow;

/** A count as the public sees it: to the nearest 5, and 0 for fewer than 10. */
export const publicCount = (n: number): number => (n < POLICY.minimumToShow ? 0 : roundCount(n));

/** Both counts of an effect, as the public sees them. */
export const publicModeCounts = ({ answers, referenceAnswers }: ModeEffect) => ({
  answers: publicCount(answers),
  referenceAnswers: publicCount(referenceAnswers),
});
