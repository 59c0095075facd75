/**
 * The receipt: 23 characters and one check character of Crockford's base 32, written in groups of 4.
 *
 * The check character works in the field of 32 elements, GF(2)[x]/(x⁵ + x² + 1), where 2 generates all
 * 31 non-zero elements. A code d₀ … d₂₃ is right when Σ 2^(23−i)·dᵢ = 0. Every weight is non-zero, so any
 * one wrong character is noticed; all 24 weights differ, so any two characters that changed places are
 * noticed, neighbours or not. A sum modulo 31 cannot tell 0 from Z, and one modulo 32 misses some swaps;
 * modulo 37 would need characters outside the alphabet.
 */

/** Digits and letters without I, L, O and U. The place of a character is its value. */
export const RECEIPT_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters before the check character: 115 bits. */
export const RECEIPT_BODY_LENGTH = 23;

/** Characters of the whole code. */
export const RECEIPT_LENGTH = RECEIPT_BODY_LENGTH + 1;

/** What people type for a character of the alphabet: confusable Latin letters, and Cyrillic ones of the same shape. */
const TYPED_FOR: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

/** Multiplies an element of the field by 2. */
const double = (element: number) => (element & 16 ? (element << 1) ^ 0b100101 : element << 1);

/**
 * Check character of a body of 23 characters of the alphabet.
 * @throws RangeError when a character is not in the alphabet.
 */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) {
    const value = RECEIPT_ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError(`Not a receipt character: ${character}`);
    sum = double(sum ^ value);
  }
  return RECEIPT_ALPHABET.charAt(sum);
}

/**
 * The receipt made of the first 115 bits of some bytes, with its check character: 24 characters.
 * @throws RangeError when there are fewer than 15 bytes.
 */
export function receiptFromBytes(bytes: Uint8Array): string {
  if (bytes.length * 8 < RECEIPT_BODY_LENGTH * 5) throw new RangeError('A receipt needs 15 bytes');
  let body = '';
  for (let bit = 0; bit < RECEIPT_BODY_LENGTH * 5; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    body += RECEIPT_ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return body + checkCharacter(body);
}

/** The code as it is shown: six groups of four. */
export function formatReceipt(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/**
 * The 24 characters of a receipt a person typed, or null if it cannot be one. Case, spaces and dashes do
 * not matter; O is read as 0, I and L as 1, Cyrillic letters as the Latin ones they look like.
 */
export function parseReceipt(text: string): string | null {
  const code = text
    .replace(/[\s\p{Pd}\u2212]/gu, '')
    .toUpperCase()
    .replace(/./gu, (character) => TYPED_FOR[character] ?? character);
  if (code.length !== RECEIPT_LENGTH || !/^[0-9A-HJKMNP-TV-Z]+$/.test(code)) return null;
  const body = code.slice(0, RECEIPT_BODY_LENGTH);
  return checkCharacter(body) === code.charAt(RECEIPT_BODY_LENGTH) ? code : null;
}
