import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The keys of invitations, each for a single use. */
export interface InvitationKeys {
  /** Makes the number of an invitation out of what it is issued for. */
  number: KeyObject;
  /** Signs it in the first form of a token, whoever issued it. */
  signature: KeyObject;
  /** What the signing keys of authorities are derived from. */
  signatures: KeyObject;
  /** Makes the ids of these. */
  keyName: KeyObject;
  /** Hashes it for the table of invitations. */
  lookup: KeyObject;
  /** Hashes it for the table of those that were used. */
  redemption: KeyObject;
  /** Generation of the signing keys of new invitations, 1–255. */
  generation: number;
}

/**
 * Derives the keys of invitations from the secret of the installation (HKDF-SHA256, RFC 5869), so that none of them
 * tells anything of another and the file of secrets need not grow.
 * @param generation of the signing keys of new invitations, 1–255
 */
export function invitationKeys(secret: Buffer, generation = 1): InvitationKeys {
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `otklik invitation ${use} 1`, 32)));
  return {
    number: derive('number'),
    signature: derive('signature'),
    signatures: derive('signatures'),
    keyName: derive('key name'),
    lookup: derive('lookup'),
    redemption: derive('redemption'),
    generation,
  };
}
