import { digitWindows } from './digit-groups.ts';
import { isPrecededBy, type Recogniser, spansOf } from './span.ts';

const AS_PRINTED = /(?<!\d)\d{3}-\d{3}-\d{3}[\s-]?\d{2}(?!\d)/g;
const SAYS_SNILS = /(?:снилс|snils)\P{N}{0,16}$/iu;

/**
 * True for eleven digits of which the last two check the nine before them: Σ digit · (9 … 1) mod 101, where 100
 * counts as 0. Numbers up to 001-001-998 carry no check and do not occur any more.
 */
export function isSnils(digits: string): boolean {
  if (digits.length !== 11) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return (sum % 101) % 100 === Number(digits.slice(9)) && Number(digits.slice(0, 9)) > 1_001_998;
}

/** Numbers of the pension insurance: as printed on the card, with a right checksum, or called so. */
export const findSnils: Recogniser = (text) => [
  ...spansOf(text, AS_PRINTED),
  ...digitWindows(text, 11, 11).filter(({ digits, start }) => isSnils(digits) || isPrecededBy(text, start, SAYS_SNILS)),
];
