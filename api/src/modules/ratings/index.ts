/** Front door of the acceptance path. */
import type { Acceptance } from './acceptance.ts';
import { InvitationsResolver } from './invitations/invitations.resolver.ts';
import { RatingsResolver } from './ratings.resolver.ts';
import { ReportsResolver } from './reports.resolver.ts';

declare module '../../kernel/request-context.ts' {
  interface RequestContext {
    /** The acceptance path of this process. */
    acceptance: Acceptance;
  }
}

export { Acceptance } from './acceptance.ts';
export { BusyError } from './group-commit.ts';
export { importRows, IMPORT_ROWS_AT_MOST } from './import-ratings.ts';
export { findReceipt } from './find-receipt.ts';
export { REPORT_ROWS_AT_MOST, storeReport } from './take-report.ts';
export { hashesOf, tokenFor } from './invitations/invitation-token.ts';
export { VALID_DAYS } from './invitations/issue-request.rules.ts';
export { RedemptionSettler } from './invitations/redemption-settler.ts';
export { type NewInvitation, storeInvitations } from './invitations/store-invitations.ts';
export { COMMENT_RECEIVED } from './write-comments.ts';

export const publicResolvers = [RatingsResolver, ReportsResolver, InvitationsResolver] as const;
