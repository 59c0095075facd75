import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { invitationKeys } from './invitation-keys.ts';
import { hashesOf, tokenFor } from './invitation-token.ts';

const keys = invitationKeys(Buffer.alloc(32, 1));
const origin = { authorityId: 'a', batchId: 'b', index: 0 };
const token = tokenFor(keys, origin);

describe('a token', () => {
  test('is 40 characters that need no escape, and the same for the same place of the same call', () => {
    expect(token).toMatch(/^i1[\w-]{38}$/);
    expect(encodeURIComponent(token)).toBe(token);
    expect(tokenFor(keys, { ...origin })).toBe(token);
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
    for (const text of [`${token}A`, `i2${token.slice(2)}`, ` ${token}`, `${token}\n`, '', 'i1', token.repeat(100)])
      if (hashesOf(keys, text)) accepted++;
    for (let index = 0; index < 1_000; index++)
      if (hashesOf(keys, `i1${randomBytes(28).toString('base64url')}`)) accepted++;
    expect(accepted).toBe(0);
  });

  test('has one spelling: the bits that base64url leaves over are not free', () => {
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter((letter) =>
      hashesOf(keys, token.slice(0, -1) + letter),
    );
    expect(spellings).toEqual([token.at(-1)]);
  });

  test('is compared in constant time', () => {
    const source = readFileSync(new URL('./invitation-token.ts', import.meta.url), 'utf8');
    expect(source).toContain('timingSafeEqual(');
  });
});
