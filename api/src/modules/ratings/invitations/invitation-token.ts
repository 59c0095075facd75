import { createHmac, timingSafeEqual } from 'node:crypto';
import type { InvitationKeys } from './invitation-keys.ts';

/** Version of the form of a token. */
const VERSION = 'i1';
const NUMBER_BYTES = 12;
/** 128 bits of the signature. */
const SIGNATURE_BYTES = 16;
const SHAPE = /^i1[A-Za-z0-9_-]{38}$/;

/** What an invitation is issued for: one case of a partner, or one place in a call of it. */
export type InvitationOrigin =
  | { authorityId: string; batchId: string; index: number }
  | { authorityId: string; touchpointId: string; subjectId: string; caseHash: string };

const signatureOf = ({ signature }: InvitationKeys, number: Buffer): Buffer =>
  createHmac('sha256', signature).update(VERSION).update(number).digest().subarray(0, SIGNATURE_BYTES);

/**
 * The token of an invitation: `i1`, then 96 bits of number and 128 bits of signature in base64url, 40 characters that
 * need no escape in an address. It is derived, so that the same call gets the same tokens and none of them is stored.
 */
export function tokenFor(keys: InvitationKeys, origin: InvitationOrigin): string {
  const named =
    'caseHash' in origin
      ? ['case', origin.authorityId, origin.touchpointId, origin.subjectId, origin.caseHash]
      : ['batch', origin.authorityId, origin.batchId, origin.index];
  const number = createHmac('sha256', keys.number).update(JSON.stringify(named)).digest().subarray(0, NUMBER_BYTES);
  return VERSION + Buffer.concat([number, signatureOf(keys, number)]).toString('base64url');
}

/** What is stored of a token, in hexadecimal: neither leads to the other, or to the token, without the keys. */
export interface TokenHashes {
  /** In the table of invitations. */
  token: string;
  /** In the table of those that were used. */
  redemption: string;
}

/**
 * The hashes of a token; null for one that was not made here. The signature is compared in constant time, and nothing
 * of the database is asked for a forged one.
 */
export function hashesOf(keys: InvitationKeys, token: string): TokenHashes | null {
  if (!SHAPE.test(token)) return null;
  const bytes = Buffer.from(token.slice(VERSION.length), 'base64url');
  const number = bytes.subarray(0, NUMBER_BYTES);
  const isGenuine = timingSafeEqual(bytes.subarray(NUMBER_BYTES), signatureOf(keys, number));
  // The last character carries two bits that say nothing: one spelling of a token is right.
  if (!isGenuine || bytes.toString('base64url') !== token.slice(VERSION.length)) return null;
  return {
    token: createHmac('sha256', keys.lookup).update(number).digest('hex'),
    redemption: createHmac('sha256', keys.redemption).update(number).digest('hex'),
  };
}
