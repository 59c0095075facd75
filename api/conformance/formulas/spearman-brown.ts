import { requireShare } from './require-share.ts';

/**
 * Reliability of a mean of n answers, from the share of the spread that lies between units (Spearman–Brown).
 *
 *     R(n) = n·ICC/(1 + (n − 1)·ICC)
 *
 * Use for a planned number of answers. The product measures the variance of each figure: `reliabilityOf`.
 *
 * @param intraclassCorrelation ICC, 0–1
 * @param n answers, ≥ 1, need not be whole
 * @returns 0–1
 * @throws RangeError outside these limits
 * @see METHODOLOGY §2.4; Spearman (1910), Brown (1910) Br. J. Psychol. 3; verification case 18
 */
export function spearmanBrown(intraclassCorrelation: number, n: number): number {
  requireShare(intraclassCorrelation);
  if (!(n >= 1 && n < Infinity)) throw new RangeError(`not a number of answers: ${n}`);
  return (n * intraclassCorrelation) / (1 + (n - 1) * intraclassCorrelation);
}
