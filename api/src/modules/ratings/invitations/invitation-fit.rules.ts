import type { InvitationOutcome, Mode } from '@otklik/schema';
import type { Day } from '../../../kernel/calendar.ts';

/** An invitation as it was issued. */
export interface Invitation {
  subjectId: string;
  touchpointId: string;
  segmentId: string | null;
  assignedMode: Mode;
  expiresOn: Day;
}

/** What an invitation is compared with. */
export interface InvitedRating {
  subjectId: string;
  touchpointId: string;
  segmentId: string | null;
  mode: Mode;
  /** The day on which the invitation is used. */
  day: Day;
}

/** Why an invitation does nothing for a rating, as far as that is known before the rating is stored. */
export type Misfit = Exclude<InvitationOutcome, 'ACCEPTED' | 'SPENT'>;

/**
 * Whether a rating is the one that an invitation was issued for; whether another has used it is known when it is
 * stored. A rating that names no segment takes that of the invitation.
 */
export function fitOf(invitation: Invitation, rating: InvitedRating): Misfit | 'FIT' {
  const isFit =
    invitation.subjectId === rating.subjectId &&
    invitation.touchpointId === rating.touchpointId &&
    invitation.assignedMode === rating.mode &&
    (invitation.segmentId === null || rating.segmentId === null || invitation.segmentId === rating.segmentId);
  if (!isFit) return 'UNFIT';
  return rating.day <= invitation.expiresOn ? 'FIT' : 'EXPIRED';
}
