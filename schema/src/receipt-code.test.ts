import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  RECEIPT_ALPHABET,
  RECEIPT_BODY_LENGTH,
  RECEIPT_LENGTH,
  checkCharacter,
  formatReceipt,
  parseReceipt,
  receiptFromBytes,
} from './receipt-code.ts';

const anyReceipt = fc.uint8Array({ minLength: 15, maxLength: 15 }).map(receiptFromBytes);
const anyPlace = fc.integer({ min: 0, max: RECEIPT_LENGTH - 1 });
const anyCharacter = fc.constantFrom(...RECEIPT_ALPHABET);

describe('a receipt', () => {
  test('has 24 characters of an alphabet of 32', () => {
    expect(new Set(RECEIPT_ALPHABET).size).toBe(32);
    expect(RECEIPT_LENGTH).toBe(24);
    fc.assert(
      fc.property(anyReceipt, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/);
      }),
    );
  });

  test('stays the same for ever', () => {
    expect(receiptFromBytes(new Uint8Array(15))).toBe('000000000000000000000000');
    expect(receiptFromBytes(new Uint8Array(32).fill(255))).toBe('ZZZZZZZZZZZZZZZZZZZZZZZH');
    expect(receiptFromBytes(Uint8Array.from({ length: 15 }, (_, index) => index * 17))).toBe(
      '008J4CT4ANK7F24SNAXWSQF0',
    );
  });

  test('is shown in groups of four, and reads back', () => {
    expect(formatReceipt('ABCDEFGHJKMNPQRSTVWXYZ01')).toBe('ABCD-EFGH-JKMN-PQRS-TVWX-YZ01');
    fc.assert(
      fc.property(anyReceipt, (code) => {
        expect(parseReceipt(formatReceipt(code))).toBe(code);
      }),
    );
  });

  test('different bits give different receipts', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 15, maxLength: 15 }),
        fc.nat(RECEIPT_BODY_LENGTH * 5 - 1),
        (bytes, bit) => {
          const other = bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (128 >> (bit & 7)) : byte));
          expect(receiptFromBytes(other)).not.toBe(receiptFromBytes(bytes));
        },
      ),
    );
  });

  test('needs enough bytes, and only characters of its alphabet', () => {
    expect(() => receiptFromBytes(new Uint8Array(14))).toThrow(RangeError);
    expect(() => checkCharacter('U')).toThrow(RangeError);
  });
});

describe('a person who types it', () => {
  test('may use small letters, spaces and any dashes', () => {
    fc.assert(
      fc.property(anyReceipt, fc.constantFrom(' ', '-', '–', '—', '\u2011', '\u00A0', '\t'), (code, separator) => {
        const typed = ` ${formatReceipt(code).toLowerCase().replaceAll('-', separator)}\n`;
        expect(parseReceipt(typed)).toBe(code);
      }),
    );
  });

  test('may take O for 0, I or L for 1, and a Cyrillic letter for the Latin one of its shape', () => {
    fc.assert(
      fc.property(
        anyReceipt,
        fc.constantFrom('I', 'i', 'L', 'l'),
        fc.constantFrom('O', 'o', 'О', 'о'),
        (code, one, zero) => {
          expect(parseReceipt(code.replaceAll('1', one).replaceAll('0', zero))).toBe(code);
        },
      ),
    );
    const latin = 'ABEKMHPCTXY';
    const cyrillic = 'АВЕКМНРСТХУ';
    fc.assert(
      fc.property(anyReceipt, (code) => {
        const typed = [...code].map((character) => cyrillic[latin.indexOf(character)] ?? character).join('');
        expect(parseReceipt(typed.toLowerCase())).toBe(code);
      }),
    );
  });

  test('is told of any one wrong character', () => {
    fc.assert(
      fc.property(anyReceipt, anyPlace, anyCharacter, (code, place, wrong) => {
        fc.pre(code[place] !== wrong);
        expect(parseReceipt(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull();
      }),
    );
  });

  test('is told of any two characters that changed places', () => {
    fc.assert(
      fc.property(anyReceipt, anyPlace, anyPlace, (code, first, second) => {
        fc.pre(code[first] !== code[second]);
        const swapped = [...code];
        [swapped[first], swapped[second]] = [swapped[second] as string, swapped[first] as string];
        expect(parseReceipt(swapped.join(''))).toBeNull();
      }),
    );
  });

  test('is told of what cannot be a receipt', () => {
    const code = '0'.repeat(RECEIPT_LENGTH);
    for (const text of ['', code.slice(1), `${code}0`, `U${code.slice(1)}`, `*${code.slice(1)}`, 'Ж'.repeat(24)]) {
      expect(parseReceipt(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseReceipt(text) ?? code).toHaveLength(24);
      }),
    );
  });
});

// The check is linear: an error is noticed in every receipt if it is noticed in the one of zeros.
test('every single error and every swap is noticed, counted one by one', () => {
  const zeros = [...'0'.repeat(RECEIPT_LENGTH)];
  for (const [first] of zeros.entries())
    for (const [second] of zeros.entries())
      for (const wrong of RECEIPT_ALPHABET.slice(1))
        expect(parseReceipt(zeros.with(first, wrong).with(second, wrong).join(''))).toBeNull();
});
