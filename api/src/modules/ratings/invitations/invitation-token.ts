import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { InvitationKeys } from './invitation-keys.ts';
import { KEY_ID_BYTES, keyIdOf, signingKey } from './signing-key.ts';

/** Form of a token that names its key. */
const FORM = 'i2';
/** The first form: signed by one key of the installation, which it does not name. Still taken, and no longer made anew. */
const FIRST_FORM = 'i1';
/** What is stored in place of the generation of its key of a token of the first form. */
const FIRST_FORM_GENERATION = 0;
const NUMBER_BYTES = 12;
/** 128 bits of the signature. */
const SIGNATURE_BYTES = 16;
const SHAPE = /^(?:i1[A-Za-z0-9_-]{38}|i2[A-Za-z0-9_-]{48})$/;

/** What an invitation is issued for: one case of a partner, or one place in a call of it. */
export type InvitationOrigin =
  | { authorityId: string; batchId: string; index: number }
  | { authorityId: string; touchpointId: string; subjectId: string; caseHash: string };

/** Signs the form, and what stands before the signature. */
const signatureOf = (key: KeyObject, form: string, signed: Buffer): Buffer =>
  createHmac('sha256', key).update(form).update(signed).digest().subarray(0, SIGNATURE_BYTES);

const textOf = (form: string, key: KeyObject, signed: Buffer): string =>
  form + Buffer.concat([signed, signatureOf(key, form, signed)]).toString('base64url');

/**
 * The token of an invitation: `i2`, then 64 bits of the id of its key, 96 bits of number and 128 bits of signature in
 * base64url, 50 characters that need no escape in an address. It is derived, so that the same call gets the same tokens
 * and none of them is stored.
 * @param generation of its key: of a token that was issued before the one that is stored with it; 0 makes the first form,
 *   `i1` and 40 characters without the id
 */
export function tokenFor(keys: InvitationKeys, origin: InvitationOrigin, generation = keys.generation): string {
  const named =
    'caseHash' in origin
      ? ['case', origin.authorityId, origin.touchpointId, origin.subjectId, origin.caseHash]
      : ['batch', origin.authorityId, origin.batchId, origin.index];
  const number = createHmac('sha256', keys.number).update(JSON.stringify(named)).digest().subarray(0, NUMBER_BYTES);
  if (generation === FIRST_FORM_GENERATION) return textOf(FIRST_FORM, keys.signature, number);
  const keyId = keyIdOf(keys, origin.authorityId, generation);
  return textOf(FORM, signingKey(keys, keyId), Buffer.concat([keyId, number]));
}

/** What is stored of a token, in hexadecimal: neither leads to the other, or to the token, without the keys. */
export interface TokenHashes {
  /** In the table of invitations. */
  token: string;
  /** In the table of those that were used. */
  redemption: string;
}

/**
 * The hashes of a token; null for one that was not made here. They are of its number alone, whatever key signed it. The
 * signature is compared in constant time, and nothing of the database is asked for a forged one.
 */
export function hashesOf(keys: InvitationKeys, token: string): TokenHashes | null {
  if (!SHAPE.test(token)) return null;
  const form = token.slice(0, FORM.length);
  const bytes = Buffer.from(token.slice(form.length), 'base64url');
  const signed = bytes.subarray(0, -SIGNATURE_BYTES);
  const key = form === FIRST_FORM ? keys.signature : signingKey(keys, signed.subarray(0, KEY_ID_BYTES));
  const isGenuine = timingSafeEqual(bytes.subarray(-SIGNATURE_BYTES), signatureOf(key, form, signed));
  // The last character of the first form carries two bits that say nothing: one spelling of a token is right.
  if (!isGenuine || bytes.toString('base64url') !== token.slice(form.length)) return null;
  const number = signed.subarray(-NUMBER_BYTES);
  return {
    token: createHmac('sha256', keys.lookup).update(number).digest('hex'),
    redemption: createHmac('sha256', keys.redemption).update(number).digest('hex'),
  };
}
