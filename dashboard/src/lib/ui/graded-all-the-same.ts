import type { ComparabilityReason, EvidenceGrade } from '@otklik/schema';

/** What is said of two scores: a difference, or why there is none; null while one of them is missing. */
export type OutcomeOfScores = { __typename: string; reasons?: readonly ComparabilityReason[] } | null;

/** Why an effect has its grade though scores before and after cannot be compared; null where nothing needs saying. */
export type GradedAllTheSame = 'MODES' | 'OTHER' | null;

/**
 * Grades A and B are made of exact monthly figures on one mix of channels, in which ways of answering whose influence is
 * not known may stay as long as their share does; scores of whole periods stand beside one another by stricter rules.
 */
export function gradedAllTheSame(
  { grade }: { grade: EvidenceGrade | null },
  outcomes: readonly OutcomeOfScores[],
): GradedAllTheSame {
  if (grade !== 'A' && grade !== 'B') return null;
  const reasons = outcomes.map((outcome) => outcome?.reasons ?? null).filter((found) => found !== null);
  if (reasons.length === 0) return null;
  return reasons.flat().includes('MODE_NOT_ADJUSTED') ? 'MODES' : 'OTHER';
}
