/** Stores the invitations of a batch of the demo, and gives its rows their tokens. */
import { withRole } from '../../pool.ts';
import { dayIn } from '../../../kernel/calendar.ts';
import { findBridge } from '../../../modules/methodology/index.ts';
import {
  type Acceptance,
  hashesOf,
  type NewInvitation,
  storeInvitations,
  tokenFor,
} from '../../../modules/ratings/index.ts';
import type { Pool } from 'pg';
import { addDays } from './calendar.ts';
import { VALID_DAYS } from './bridges.ts';
import type { DemoRating } from './demo-ratings.ts';
import { subjectOf } from './store-improvements.ts';

/**
 * Invitations of the ratings that came by one, with those that nobody answered. Which way each was led follows from the
 * demo and not from its token, which is another one in every installation: the demo is the same everywhere.
 * @returns the token of each invited rating by its id
 */
export async function storeInvited(
  { pool, acceptance }: { pool: Pool; acceptance: Acceptance },
  ratings: readonly DemoRating[],
  authorityId: string,
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  const { directory, invitations } = acceptance;
  const bridges = new Map<string, number>();
  const rows: NewInvitation[] = [];
  for (const { id, invitation, touchpoint: slug, subject: named, segment, mode, collectedAt } of ratings) {
    if (!invitation) continue;
    const touchpoint = directory.find('TOUCHPOINT', slug)!;
    const subject = subjectOf(directory, named);
    if (!bridges.has(slug)) bridges.set(slug, (await findBridge(pool, touchpoint.id)).version);
    const issuedOn = dayIn(touchpoint.timeZone, new Date(collectedAt));
    for (let index = 0; index <= invitation.unanswered; index++) {
      const token = tokenFor(invitations.keys, {
        authorityId,
        touchpointId: touchpoint.id,
        subjectId: subject.id,
        caseHash: `${id}-${index}`,
      });
      if (index === 0) tokens.set(id, token);
      rows.push({
        hash: hashesOf(invitations.keys, token)!.token,
        keyGeneration: invitations.keys.generation,
        subjectKind: subject.kind,
        subjectId: subject.id,
        touchpointId: touchpoint.id,
        segmentId: segment === null ? null : directory.find('SEGMENT', segment)!.id,
        askedMode: invitation.askedMode,
        assignedMode: mode,
        bridgeVersion: invitation.isDrawn ? bridges.get(slug)! : null,
        issuedOn,
        expiresOn: addDays(issuedOn, VALID_DAYS),
      });
    }
  }
  if (rows.length > 0) await withRole(pool, 'otklik_acceptor', (client) => storeInvitations(client, rows));
  return tokens;
}
