import { POLICY, roundCount } from '../../../statistics/index.ts';
import type { ModeEffect } from './mode-table.ts';

/** Too few answers for the public to be told anything of an effect. */
export const isFew = ({ answers }: { answers: number }): boolean => answers < POLICY.minimumToShow;

/** Too few answers on either side of the effect of a mode: in the mode, or on the web beside it. */
export const isFewOfMode = ({ answers, referenceAnswers }: Pick<ModeEffect, 'answers' | 'referenceAnswers'>): boolean =>
  isFew({ answers: Math.min(answers, referenceAnswers) });

/** A count as the public sees it: to the nearest 5, and 0 for fewer than 10. */
export const publicCount = (n: number): number => (n < POLICY.minimumToShow ? 0 : roundCount(n));

/** Both counts of an effect, as the public sees them. */
export const publicModeCounts = ({ answers, referenceAnswers }: ModeEffect) => ({
  answers: publicCount(answers),
  referenceAnswers: publicCount(referenceAnswers),
});
