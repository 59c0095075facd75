import { POLICY, roundCount } from '../../../statistics/index.ts';
import type { ModeEffect } from './mode-table.ts';

/** Too few answers for the public to be told anything of an effect. */
export const isFew = ({ answers }: { answers: number }): boolean => answers < POLICY.minimumToShow;

/** Too few answers on either side of the effect of a mode: in the mode, or on the web beside it. */
export const isFewOfMode = ({ answers, referenceAnswers }: Pick<ModeEffect, 'answers' | 'referenceAnswers'>): boolean =>
  isFew({ answers: Math.min(answers, referenceAnswers) });

/** A count as the public sees it: to the nearest 5, and 0 for fewer than 10 and where it is not told. */
export const publicCount = (n: number, isTold = true): number =>
  !isTold || n < POLICY.minimumToShow ? 0 : roundCount(n);

/** Whether an effect would tell a count beside it that is not told: a difference of means of few answers does. */
export const tellsCount = (n: number, isTold: boolean): boolean =>
  n < POLICY.minimumToShow || (!isTold && n < POLICY.minimumToPublish);
