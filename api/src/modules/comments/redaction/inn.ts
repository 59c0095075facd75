import { digitWindows } from './digit-groups.ts';
import { isPrecededBy, type Recogniser } from './span.ts';

const SAYS_INN = /(?<!\p{L})(?:инн|inn|tin)(?!\p{L})\P{N}{0,16}$/iu;
const WEIGHTS = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8] as const;

const checkDigit = (digits: string, weights: readonly number[]) =>
  (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11) % 10;

/** True for twelve digits of which the last two check the ones before them. */
export const isPersonalInn = (digits: string): boolean =>
  digits.length === 12 &&
  checkDigit(digits, WEIGHTS.slice(1)) === Number(digits[10]) &&
  checkDigit(digits, WEIGHTS) === Number(digits[11]) &&
  !/^0+$/.test(digits);

/** Taxpayer numbers of people: twelve digits with a right checksum, or called so. Those of companies have ten. */
export const findInns: Recogniser = (text) =>
  digitWindows(text, 12, 12).filter(
    ({ digits, start }) => isPersonalInn(digits) || isPrecededBy(text, start, SAYS_INN),
  );
