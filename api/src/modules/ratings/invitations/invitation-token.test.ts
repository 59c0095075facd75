import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { invitationKeys } from './invitation-keys.ts';
import { hashesOf, tokenFor } from './invitation-token.ts';
import { KEY_ID_BYTES, keyIdOf, signingKey } from './signing-key.ts';

const keys = invitationKeys(Buffer.alloc(32, 1));
const origin = { authorityId: 'a', batchId: 'b', index: 0 };
const token = tokenFor(keys, origin);

/** What was issued for `origin` before tokens named their key. */
const FIRST_FORM = 'i1_dp82qcsHn3W6kBluf7Tq914DM4tFWdIkYlvqw';

describe('a token', () => {
  test('is 50 characters that need no escape, and the same for the same place of the same call', () => {
    expect(token).toMatch(/^i2[\w-]{48}$/);
    expect(encodeURIComponent(token)).toBe(token);
    expect(tokenFor(keys, { ...origin })).toBe(token);
    // As it was when tokens first named their key: what was sent to people never changes.
    expect(token).toBe('i2ARV5ip2RELP92nzapywefdbqQGV5PMcpFOYo12omoSfHRIHK');
  });

  test('is another one for another place, call, authority, case or installation', () => {
    const ofCase = { authorityId: 'a', touchpointId: 't', subjectId: 's', caseHash: 'c' };
    const others = [
      tokenFor(keys, { ...origin, index: 1 }),
      tokenFor(keys, { ...origin, batchId: 'c' }),
      tokenFor(keys, { ...origin, authorityId: 'b' }),
      tokenFor(keys, ofCase),
      tokenFor(keys, { ...ofCase, subjectId: 'u' }),
      tokenFor(invitationKeys(Buffer.alloc(32, 2)), origin),
    ];
    expect(new Set([token, ...others]).size).toBe(7);
  });

  test('leads to hashes of which neither is the other, or any of the token', () => {
    const hashes = hashesOf(keys, token)!;
    expect(hashes.token).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes.redemption).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes.token).not.toBe(hashes.redemption);
    // Who knows the token but not the secret of the installation cannot tell whether it was used.
    expect(hashesOf(invitationKeys(Buffer.alloc(32, 2)), token)).toBeNull();
  });

  test('is none when ten thousand others try: changed, shortened, lengthened, made up', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const random = randomBytes(20_000);
    let accepted = 0;
    for (let index = 0; index < 10_000; index++) {
      const at = random[2 * index]! % token.length;
      const letter = alphabet[random[2 * index + 1]! % 64]!;
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      if (changed !== token && hashesOf(keys, changed)) accepted++;
    }
    for (let length = 0; length < token.length; length++) if (hashesOf(keys, token.slice(0, length))) accepted++;
    for (const text of [
      `${token}A`,
      `i1${token.slice(2)}`,
      `i1${token.slice(2, 40)}`,
      `i3${token.slice(2)}`,
      ` ${token}`,
      `${token}\n`,
      '',
      'i2',
      token.repeat(100),
    ])
      if (hashesOf(keys, text)) accepted++;
    for (let index = 0; index < 1_000; index++) {
      if (hashesOf(keys, `i1${randomBytes(28).toString('base64url')}`)) accepted++;
      if (hashesOf(keys, `i2${randomBytes(36).toString('base64url')}`)) accepted++;
    }
    expect(accepted).toBe(0);
  });

  test.each([token, FIRST_FORM])('has one spelling: the bits that base64url leaves over are not free', (right) => {
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter((letter) =>
      hashesOf(keys, right.slice(0, -1) + letter),
    );
    expect(spellings).toEqual([right.at(-1)]);
  });

  test('is compared in constant time', () => {
    const source = readFileSync(new URL('./invitation-token.ts', import.meta.url), 'utf8');
    expect(source).toContain('timingSafeEqual(');
  });
});

describe('the key of a token', () => {
  const partsOf = (text: string) => {
    const bytes = Buffer.from(text.slice(2), 'base64url');
    return {
      keyId: bytes.subarray(0, KEY_ID_BYTES),
      number: bytes.subarray(KEY_ID_BYTES, 20),
      mac: bytes.subarray(20),
    };
  };

  test('is named by it: the same for all of an authority, another for each authority and generation', () => {
    const { keyId } = partsOf(token);
    expect(keyId).toEqual(keyIdOf(keys, 'a', 1));
    expect(partsOf(tokenFor(keys, { ...origin, batchId: 'c' })).keyId).toEqual(keyId);
    const ids = ['a', 'b', 'c'].flatMap((authority) => [1, 2, 255].map((one) => keyIdOf(keys, authority, one)));
    expect(new Set(ids.map((id) => id.toString('hex'))).size).toBe(9);
    const secrets = ids.map((id) => signingKey(keys, id).export().toString('hex'));
    expect(new Set([...secrets, keys.signature.export().toString('hex')]).size).toBe(10);
  });

  test('is derived by HKDF: its second step, of a key that the first made', () => {
    const secret = Buffer.alloc(32, 1);
    const id = keyIdOf(keys, 'a', 1);
    const info = Buffer.concat([Buffer.from('otklik invitation key '), id]);
    const made = Buffer.from(hkdfSync('sha256', secret, '', 'otklik invitation signatures 1', 32));
    expect(keys.signatures.export()).toEqual(made);
    // RFC 5869: T(1) = HMAC(PRK, info | 0x01), and 32 bytes are the whole of it.
    expect(signingKey(keys, id).export()).toEqual(createHmac('sha256', made).update(info).update('\x01').digest());
  });

  test('signs nothing of another authority or generation: with their ids exchanged none is accepted', () => {
    const tokens = ['a', 'b'].flatMap((authorityId) =>
      [1, 2].map((one) => tokenFor(keys, { ...origin, authorityId }, one)),
    );
    expect(tokens.every((one) => hashesOf(keys, one))).toBe(true);
    for (const one of tokens)
      for (const other of tokens) {
        if (one === other) continue;
        const { number, mac } = partsOf(one);
        const swapped = `i2${Buffer.concat([partsOf(other).keyId, number, mac]).toString('base64url')}`;
        expect(hashesOf(keys, swapped)).toBeNull();
      }
  });

  test('may be exchanged: what was signed before is accepted, and is of the same invitation', () => {
    const later = invitationKeys(Buffer.alloc(32, 1), 2);
    expect(tokenFor(later, origin)).not.toBe(token);
    expect(tokenFor(later, origin, 1)).toBe(token);
    expect(hashesOf(later, token)).toEqual(hashesOf(keys, token));
    expect(hashesOf(keys, tokenFor(later, origin))).toEqual(hashesOf(keys, token));
  });

  test('was one for all in the first form, of which every token holds as it did', () => {
    expect(tokenFor(keys, origin, 0)).toBe(FIRST_FORM);
    expect(hashesOf(keys, FIRST_FORM)).toEqual({
      token: '0c9b3b1917f715191edb925ef13c66ef22e4f9b47fb33cc6261dae13a7c1a7da',
      redemption: '256c114cd9450e15c46272671721a8b921ee530c6ea6a89ed360d9f5816cc750',
    });
    expect(hashesOf(keys, token)).toEqual(hashesOf(keys, FIRST_FORM));
  });
});
