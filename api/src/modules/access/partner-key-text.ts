import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'otk_live_';
const SHAPE = /^otk_live_([0-9a-f]{64})_([0-9a-f]{8})$/;

const checksum = (random: string) =>
  crc32(PREFIX + random)
    .toString(16)
    .padStart(8, '0');

/**
 * A new partner key: `otk_live_`, 256 random bits, and a checksum (CRC-32) by which scanners of repositories and
 * mistyped keys are told apart without asking the database.
 */
export function newPartnerKey(): string {
  const random = randomBytes(32).toString('hex');
  return `${PREFIX}${random}_${checksum(random)}`;
}

/** SHA-256 of a key, which is all that is stored; null for a text that cannot be a key. */
export function partnerKeyHash(text: string): Buffer | null {
  const match = SHAPE.exec(text);
  if (!match || checksum(match[1]!) !== match[2]) return null;
  return createHash('sha256').update(text).digest();
}
