import type { Pool } from 'pg';
import { withRole } from '../../../database/pool.ts';
import { batchOne } from '../../../kernel/batch-loader.ts';
import { plainArray } from '../array-literal.ts';
import { fitOf, type Invitation, type InvitedRating, type Misfit } from './invitation-fit.rules.ts';
import { invitationKeys, type InvitationKeys } from './invitation-keys.ts';
import { hashesOf } from './invitation-token.ts';

/** What is known of an invitation before its rating is stored. */
export type InvitationCheck =
  { outcome: 'FIT'; redemptionHash: string; segmentId: string | null } | { outcome: Misfit };

interface Found extends Invitation {
  hash: string;
}

/** Invitations of this installation: tells whether a token fits the rating it came with. */
export class Invitations {
  readonly keys: InvitationKeys;
  /** Looks up together what is asked for together; remembers nothing. */
  readonly #loader;

  /**
   * @param secret of the installation
   * @param generation of the signing keys of new invitations, 1–255
   * @param lookups connections that may take the role of the acceptor
   */
  constructor({ lookups, secret, generation }: { lookups: Pool; secret: Buffer; generation: number }) {
    this.keys = invitationKeys(secret, generation);
    this.#loader = batchOne<string, Found>(
      (hashes) => findInvitations(lookups, hashes),
      ({ hash }) => hash,
    );
  }

  /** Whether a token fits a rating. Rejects when the database cannot be asked. */
  async check(token: string, rating: InvitedRating): Promise<InvitationCheck> {
    const hashes = hashesOf(this.keys, token);
    if (!hashes) return { outcome: 'UNKNOWN' };
    // Forgotten at once: it may not have been issued yet, and the database may come back.
    const looking = this.#loader.load(hashes.token);
    this.#loader.clear(hashes.token);
    const invitation = await looking;
    if (!invitation) return { outcome: 'UNKNOWN' };
    const outcome = fitOf(invitation, rating);
    if (outcome !== 'FIT') return { outcome };
    return { outcome, redemptionHash: hashes.redemption, segmentId: invitation.segmentId };
  }
}

async function findInvitations(pool: Pool, hashes: readonly string[]): Promise<Found[]> {
  const { rows } = await withRole(pool, 'otklik_acceptor', (client) =>
    client.query<Found>(
      `select encode(token_hash, 'hex') as hash, subject_id as "subjectId", touchpoint_id as "touchpointId",
         segment_id as "segmentId", assigned_mode as "assignedMode", expires_on::text as "expiresOn"
       from invitation where token_hash in (select decode(hash, 'hex') from unnest($1::text[]) as hash)`,
      [plainArray([...new Set(hashes)])],
    ),
  );
  return rows;
}
