import { POLICY } from '../../statistics/index.ts';

/**
 * Whether it may be told how many of the invited answered. Whoever sent the invitations knows to whom: of one invitation
 * and one answer they would know who answered, of none who did not. What counts is how many were invited, not how many
 * answered.
 */
export const areEnoughInvited = (invited: number): boolean => invited >= POLICY.minimumToShow;

/** Invitations that may have led to answers of a period, of one service and channel. */
export interface InvitedOfPeriod {
  /** That could be answered, as the response rate has them: partners may have told how many arrived. */
  reached: number;
  /** Tokens that the platform issued in the period. An answer is RANDOM only with one of them. */
  issued: number;
  /** Those and the ones from before that could still be used in the period. */
  valid: number;
}

/**
 * The number of answers by invitation, as it may be told; null: too few were invited for it. Where no token was valid
 * nobody can have answered by one, and that there are none tells of nobody. What partners report does not do instead of
 * what was issued: nobody but they can tell whether it is so.
 */
export function toldRedemptions(answered: number, { reached, issued, valid }: InvitedOfPeriod): number | null {
  if (areEnoughInvited(issued) && areEnoughInvited(reached)) return answered;
  return valid === 0 && answered === 0 ? 0 : null;
}
