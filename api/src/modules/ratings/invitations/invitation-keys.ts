import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The keys of invitations, each for a single use. */
export interface InvitationKeys {
  /** Makes the number of an invitation out of what it is issued for. */
  number: KeyObject;
  /** Signs it. */
  signature: KeyObject;
  /** Hashes it for the table of invitations. */
  lookup: KeyObject;
  /** Hashes it for the table of those that were used. */
  redemption: KeyObject;
}

/**
 * Derives the keys of invitations from the secret of the installation (HKDF-SHA256, RFC 5869), so that none of them
 * tells anything of another and the file of secrets need not grow.
 */
export function invitationKeys(secret: Buffer): InvitationKeys {
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `otklik invitation ${use} 1`, 32)));
  return {
    number: derive('number'),
    signature: derive('signature'),
    lookup: derive('lookup'),
    redemption: derive('redemption'),
  };
}
