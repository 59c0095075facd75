import { createSecretKey, type KeyObject } from 'node:crypto';
import { formatReceipt, type SourceClass } from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../database/pool.ts';
import { dayIn } from '../../kernel/calendar.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import type { Instruments } from '../methodology/index.ts';
import type { Directory } from '../registry/index.ts';
import type { CellKey } from './cells.ts';
import { caseKey, submissionHash } from './content-hash.ts';
import { Invitations } from './invitations/invitations.ts';
import { Offers } from './offers.ts';
import { orBusy } from './or-busy.ts';
import { PartnerReports } from './partner-reports.ts';
import type { InvitationUse, Outcome, RatingState, SubmitOperation } from './rating-operation.ts';
import type { RatingType } from './rating.graphql.ts';
import { RatingWriter } from './rating-writer.ts';
import { findEarlier } from './repeated-submissions.ts';
import { receiptHash, receiptOf } from './receipt-code.ts';
import { decideSourceClass } from './source-class.rules.ts';
import type { CheckedSubmission } from './submission.rules.ts';

/**
 * Everything that accepting a rating needs, kept for the life of the process. Every channel goes through it:
 * `ratingSubmit`, `ratingsImport`, the page without JavaScript and the demo loader.
 */
export class Acceptance {
  readonly writer: RatingWriter;
  readonly offers: Offers;
  readonly reports: PartnerReports;
  readonly invitations: Invitations;
  readonly directory: Directory;
  readonly instruments: Instruments;
  readonly clock: Clock;
  readonly onUnexpected: (error: Error) => void;
  readonly #lookups: Pool;
  readonly #receiptKey: KeyObject;

  constructor({
    pool,
    lookups,
    directory,
    instruments,
    clock,
    receiptKey,
    invitationKeys,
    onUnexpected,
  }: {
    /** Connections of the writer alone, in the role of the acceptor. */
    pool: Pool;
    /** Connections for what has to be looked up first, so that no import keeps the writer waiting. */
    lookups: Pool;
    directory: Directory;
    instruments: Instruments;
    clock: Clock;
    /** Secret of the installation: receipts are made with it, the keys of invitations are derived from it. */
    receiptKey: Buffer;
    /** Generation of the keys by which new invitations are signed, 1–255; absent: the first. */
    invitationKeys?: number;
    /** A rating failed by itself, by nobody's known fault: tells those who run the server. */
    onUnexpected: (error: Error) => void;
  }) {
    this.writer = new RatingWriter(pool, directory, instruments);
    this.offers = new Offers(lookups);
    this.reports = new PartnerReports(lookups);
    this.invitations = new Invitations({ lookups, secret: receiptKey, generation: invitationKeys ?? 1 });
    this.#lookups = lookups;
    this.onUnexpected = onUnexpected;
    this.directory = directory;
    this.instruments = instruments;
    this.clock = clock;
    this.#receiptKey = createSecretKey(receiptKey);
  }

  /** Registry and instrument as they are, at most a second old: what a rating is checked against. */
  async keepFresh(): Promise<void> {
    await Promise.all([this.directory.keepFresh(), this.instruments.keepFresh()]);
  }

  /**
   * Turns a checked submission into the operation that stores it: decides its source class, receipt and cell.
   * @param partnerAuthorityId authority of the partner key; cases are known within it
   * @throws BusyError when the database cannot be asked
   */
  async toOperation(submission: CheckedSubmission, partnerAuthorityId: string | null = null): Promise<SubmitOperation> {
    const { subject, touchpoint, segment, day } = submission;
    const maximum = touchpoint.maximumSourceClass;
    const wereOffersCounted = maximum !== 'OPEN' && (await orBusy(this.offers.wereCounted(touchpoint.id, day)));
    const cellIn = (sourceClass: SourceClass, segmentId: string | null): CellKey => ({
      subjectKind: subject.kind,
      subjectId: subject.id,
      touchpointId: touchpoint.id,
      mode: submission.mode,
      sourceClass,
      segmentId,
      language: submission.language,
      instrumentVersion: submission.instrumentVersion,
    });
    const segmentId = segment?.id ?? null;
    const receipt = receiptOf(this.#receiptKey, submission.id);
    return {
      kind: 'SUBMIT',
      id: submission.id,
      ratingId: uuidV7(this.clock.now().getTime()),
      contentHash: submissionHash(submission),
      receipt,
      receiptHash: receiptHash(receipt),
      cell: cellIn(decideSourceClass({ maximum, isInvited: false, wereOffersCounted }), segmentId),
      invitation:
        submission.invitation === null
          ? null
          : await this.#useOf(submission.invitation, submission, partnerAuthorityId !== null, (ofInvitation) =>
              cellIn(decideSourceClass({ maximum, isInvited: true, wereOffersCounted }), ofInvitation ?? segmentId),
            ),
      day,
      subjectAuthorityId: subject.authorityId,
      touchpointAuthorityId: touchpoint.authorityId,
      caseKey:
        submission.caseHash && partnerAuthorityId ? caseKey(partnerAuthorityId, subject.id, submission.caseHash) : null,
      answers: submission.answers,
      comments: submission.comments,
      mayQuote: submission.mayQuote,
      usedServiceIds: submission.usedServiceIds,
    };
  }

  /** @param cellOf cell of the rating with an invitation of this segment */
  async #useOf(
    token: string,
    { subject, touchpoint, segment, mode, day }: CheckedSubmission,
    isImport: boolean,
    cellOf: (segmentId: string | null) => CellKey,
  ): Promise<InvitationUse> {
    const checked = await orBusy(
      this.invitations.check(token, {
        subjectId: subject.id,
        touchpointId: touchpoint.id,
        segmentId: segment?.id ?? null,
        mode,
        // A client may say that it was answered long ago; a partner enters forms that were.
        day: isImport ? day : dayIn(touchpoint.timeZone, this.clock.now()),
      }),
    );
    if (checked.outcome !== 'FIT') return { misfit: checked.outcome };
    const cell = cellOf(checked.segmentId);
    return cell.sourceClass === 'RANDOM' ? { redemptionHash: checked.redemptionHash, cell } : { misfit: 'UNFIT' };
  }

  /**
   * The answer to a submission that can no longer be stored, if exactly this one was stored before: whoever sends again
   * what was answered by a lost connection must not be told that it was refused. Null when it was not.
   * @throws BusyError
   */
  async storedBefore(submission: CheckedSubmission): Promise<RatingType | null> {
    const found = withRole(this.#lookups, 'otklik_acceptor', (client) => findEarlier(client, [submission.id]));
    const earlier = (await orBusy(found)).get(submission.id);
    if (!earlier || earlier.isWithdrawn || earlier.contentHash !== submissionHash(submission)) return null;
    const invitation = submission.invitation === null ? null : earlier.isInvited ? 'ACCEPTED' : 'UNFIT';
    return this.ratingOf({ ...earlier, submissionId: submission.id, invitation });
  }

  /** What the sender of a rating is told of it. @throws DomainError when it was refused */
  toRating(outcome: Outcome, receipt?: string): RatingType {
    if (outcome.kind === 'REFUSED') throw new DomainError(outcome.fault);
    if (outcome.kind === 'WITHDRAWN') throw new Error('A withdrawn rating has no state');
    return this.ratingOf(outcome.state, receipt);
  }

  /** @param receipt of this submission, where it is at hand: to make it again costs time */
  ratingOf(
    { submissionId, revision, status, statusReason, day, invitation }: RatingState,
    receipt = receiptOf(this.#receiptKey, submissionId),
  ): RatingType {
    return { id: submissionId, revision, status, statusReason, receipt: formatReceipt(receipt), day, invitation };
  }
}
