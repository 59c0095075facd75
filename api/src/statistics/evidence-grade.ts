import type { NotEstimable } from './estimate.ts';
import { POLICY } from './policy.ts';

/**
 * How far the figures bear out that an improvement worked. A: compared with services that did not get it. B: against
 * its own earlier course. C: only before and after, "changed after", never "because of".
 */
export type EvidenceGrade = 'A' | 'B' | 'C';

/** The grade of what may be said. */
export interface GradedEvidence {
  readonly estimable: true;
  readonly grade: EvidenceGrade;
}

/** What there is to go by. */
export interface EvidenceInput {
  /**
   * Whether item, subjects, date, comparison and window were written down before the start. An expected effect is written
   * down with them where there is one; no grade depends on it.
   */
  readonly isRegisteredBeforeStart: boolean;
  /** Whether a difference in differences could be estimated. */
  readonly hasComparison: boolean;
  /** p-value of the placebo on the periods before the start; null where there was none to be had. */
  readonly placeboP: number | null;
  /** Monthly figures before the start and after it. */
  readonly monthsBefore: number;
  readonly monthsAfter: number;
  /** Answers before the start and after it. */
  readonly answersBefore: number;
  readonly answersAfter: number;
}

/**
 * The grade an effect is printed with.
 *
 *     A  registered before the start, comparison estimable, and its placebo not significant
 *     B  registered before the start, ≥ 12 months before and ≥ 6 after
 *     C  ≥ 30 answers before and after
 *
 * The first that holds. Who chooses what to compare when the figures are already there can make any effect: without
 * registration there is no more than C. A comparison whose placebo is missing or significant does not count.
 *
 * Use before an effect is worded. The difference itself is that of the grade: A `panelDifference` or
 * `differenceInDifferences`, B `segmentedRegression`, C `beforeAfter` or `shareBeforeAfter`.
 *
 * @param input what was registered, p of the placebo, months and answers on both sides, each ≥ 0
 * @returns not estimable (TOO_FEW) while one side has fewer than 30 answers: nothing may be said yet
 * @throws RangeError when a number is none
 * @see METHODOLOGY §2.8
 */
export function evidenceGrade(input: EvidenceInput): GradedEvidence | NotEstimable {
  const { isRegisteredBeforeStart, hasComparison, placeboP, monthsBefore, monthsAfter } = input;
  const { answersBefore, answersAfter } = input;
  for (const count of [monthsBefore, monthsAfter, answersBefore, answersAfter]) {
    if (!(count >= 0)) throw new RangeError(`not a count: ${count}`);
  }
  if (placeboP !== null && !(placeboP >= 0 && placeboP <= 1)) throw new RangeError(`not a p-value: ${placeboP}`);

  const n = Math.min(answersBefore, answersAfter);
  if (n < POLICY.minimumToPublish) return { estimable: false, reason: 'TOO_FEW', n };
  const graded = (grade: EvidenceGrade): GradedEvidence => ({ estimable: true, grade });
  if (!isRegisteredBeforeStart) return graded('C');
  if (hasComparison && placeboP !== null && placeboP > 1 - POLICY.confidence) return graded('A');
  const isLongEnough = monthsBefore >= POLICY.monthsBeforeAtLeast && monthsAfter >= POLICY.monthsAfterAtLeast;
  return graded(isLongEnough ? 'B' : 'C');
}
