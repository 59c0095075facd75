import type { InvitationOutcome, RatingStatus, StatusReason } from '@otklik/schema';
import type { Day } from '../../kernel/calendar.ts';
import type { UserFault } from '../../kernel/domain-error.ts';
import type { CellKey } from './cells.ts';
import type { Misfit } from './invitations/invitation-fit.rules.ts';
import type { RatingContent } from './submission.rules.ts';

/** Hashes are SHA-256 in hexadecimal, here and in the operations. */
/** How a client names a rating it sent: by the id it made, or by the receipt (as its hash). */
export type RatingReference = { id: string; receiptHash: null } | { id: null; receiptHash: string };

/**
 * What is known of an invitation before its rating is stored: what marks it as used, with the cell of the rating if
 * nobody has used it before; or why it does nothing for this rating.
 */
export type InvitationUse = { redemptionHash: string; cell: CellKey } | { misfit: Misfit };

/** A checked first submission, ready to be stored. */
export interface SubmitOperation extends RatingContent {
  kind: 'SUBMIT';
  /** The client's UUIDv4. */
  id: string;
  ratingId: string;
  contentHash: string;
  /** As it is given out, without its grouping. */
  receipt: string;
  receiptHash: string;
  /** Its cell without an invitation. */
  cell: CellKey;
  /** Null: it came without one. */
  invitation: InvitationUse | null;
  day: Day;
  subjectAuthorityId: string;
  touchpointAuthorityId: string;
  caseKey: string | null;
}

/** A revision: replaces the whole content of a rating. Checked against its questionnaire when the rating is found. */
export interface ReviseOperation extends RatingContent {
  kind: 'REVISE';
  reference: RatingReference;
  revision: number;
  revisionHash: string;
}

/** Erases a rating and its comments. */
export interface WithdrawOperation {
  kind: 'WITHDRAW';
  reference: RatingReference;
}

export type RatingOperation = SubmitOperation | ReviseOperation | WithdrawOperation;

/** What is told of a stored rating. */
export interface RatingState {
  submissionId: string;
  revision: number;
  status: RatingStatus;
  statusReason: StatusReason | null;
  day: Day;
  /** What became of the invitation that came with this operation; null: none came. */
  invitation: InvitationOutcome | null;
}

/** What became of an operation. `isRepeated`: it had been stored before, and nothing changed now. */
export type Outcome =
  | { kind: 'STORED'; state: RatingState; isRepeated: boolean }
  | { kind: 'WITHDRAWN' }
  | { kind: 'REFUSED'; fault: UserFault };

/** Operations on one rating must follow one another: they share this key. */
export const keyOfOperation = (operation: RatingOperation): string =>
  operation.kind === 'SUBMIT' ? operation.id : (operation.reference.id ?? operation.reference.receiptHash);
