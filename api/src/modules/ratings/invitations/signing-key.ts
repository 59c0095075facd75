import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { InvitationKeys } from './invitation-keys.ts';

/** One byte of generation, 56 bits of the authority. */
export const KEY_ID_BYTES = 8;

/**
 * The id of the key with which the invitations of an authority are signed: its generation, then a keyed hash of the
 * authority. Of 10,000 authorities two have the same with a probability of less than one in a thousand million.
 * @param generation 1–255
 */
export function keyIdOf({ keyName }: InvitationKeys, authorityId: string, generation: number): Buffer {
  const authority = createHmac('sha256', keyName).update(authorityId).digest();
  return Buffer.concat([Buffer.of(generation), authority.subarray(0, KEY_ID_BYTES - 1)]);
}

/**
 * The key of an id, 32 bytes: the second step of HKDF-SHA256 (RFC 5869, 2.3), of what the first made of the secret of the
 * installation. No list of keys is kept, and none of them tells anything of another, be it of another authority or of
 * another generation.
 */
export const signingKey = ({ signatures }: InvitationKeys, keyId: Buffer): KeyObject =>
  createSecretKey(
    createHmac('sha256', signatures).update('otklik invitation key ').update(keyId).update(Buffer.of(1)).digest(),
  );
