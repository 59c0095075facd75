import { digitWindows } from './digit-groups.ts';
import type { Recogniser } from './span.ts';

/** First digits of payment cards: Visa, Mastercard, Mir, American Express, UnionPay, Maestro, JCB. */
const ISSUER = /^(?:4|5[0-8]|2[2-7]|3[457]|6)/;

/** True when the digits pass the Luhn check (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromEnd = 0; fromEnd < digits.length; fromEnd++) {
    const digit = Number(digits[digits.length - 1 - fromEnd]);
    const doubled = digit * 2;
    sum += fromEnd % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Numbers of payment cards: 13 to 19 digits with a known beginning and a right check digit. */
export const findCards: Recogniser = (text) =>
  digitWindows(text, 13, 19).filter(({ digits }) => ISSUER.test(digits) && passesLuhn(digits));
