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

/**
 * An effect as the public sees it: with one decimal where a count beside it is below 100 or is not told, unless it is
 * usable and so of 300 answers at least. A difference of means of n and n′ answers is a multiple of 25/lcm(n, n′): from 30
 * on one decimal leaves every number open that a rounded count does, and two decimals from some 60 on.
 *
 * @param effect points, two decimals
 * @param n answers on the smaller side as the public is told them, 0 where it is not
 */
export function publicEffect(effect: number | null, n: number, isUsable: boolean): number | null {
  if (effect === null || isUsable || n >= POLICY.told.effectDecimalsFrom) return effect;
  // No −0.
  return Math.round(10 * effect) / 10 + 0;
}
