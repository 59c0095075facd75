import { requireShare } from './require-share.ts';

/**
 * Answers a unit needs so that its mean is as reliable as asked: `spearmanBrown` turned round.
 *
 *     n = R/(1 − R)·(1 − ICC)/ICC        114 for R = 0.70 at ICC 0.02
 *
 * Use to see where a minimum number of answers comes from. What a figure's own reliability is: `reliabilityOf`.
 *
 * @param intraclassCorrelation ICC, 0–1
 * @param reliability R, 0 ≤ R < 1
 * @returns answers, not rounded; Infinity where units do not differ (ICC = 0): no number of answers is enough
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.4; verification case 18
 */
export function requiredAnswers(intraclassCorrelation: number, reliability: number): number {
  requireShare(intraclassCorrelation);
  if (!(reliability >= 0 && reliability < 1)) throw new RangeError(`not a reliability below 1: ${reliability}`);
  if (reliability === 0) return 0;
  return (reliability / (1 - reliability)) * ((1 - intraclassCorrelation) / intraclassCorrelation);
}
