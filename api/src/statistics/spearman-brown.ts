/**
 * Reliability of a mean of n answers, from the share of the spread that lies between units (Spearman–Brown).
 *
 *     R(n) = n·ICC/(1 + (n − 1)·ICC)
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

/**
 * Answers a unit needs so that its mean is as reliable as asked: `spearmanBrown` turned round.
 *
 *     n = R/(1 − R)·(1 − ICC)/ICC        114 for R = 0.70 at ICC 0.02
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

function requireShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share between 0 and 1: ${share}`);
}
