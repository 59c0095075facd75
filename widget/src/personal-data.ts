const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;]{2,}/;
/** A run of digits as people write numbers: with spaces, hyphens, brackets, perhaps a plus. */
const NUMBER = /\+?\d[\d\s()№-]{7,24}\d/g;

/**
 * First piece of a text that looks like personal data (e-mail, phone, SNILS, passport, bank card), as
 * written, or null. A hint for the writer, not a filter: the server redacts by its own, fuller rules.
 */
export function findPersonalData(text: string): string | null {
  const email = EMAIL.exec(text);
  if (email) return email[0];
  for (const [written] of text.matchAll(NUMBER)) if (isPersonalNumber(written)) return written;
  return null;
}

/** Text without a piece of it; the gap is closed. */
export function withoutPiece(text: string, piece: string): string {
  return text.replace(piece, '').replace(/ {2,}/g, ' ').trim();
}

function isPersonalNumber(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (/^(19|20)\d{2}\D/.test(written) && digits.length === 8) return false; // a date
  if (written.startsWith('+')) return digits.length >= 10 && digits.length <= 15;
  // 10 digits: passport or a phone without its prefix; 11: phone with 7 or 8, or SNILS with its check number.
  if (digits.length === 10) return /^(\d{2}[\s-]?\d{2}[\s№-]*\d{6}|\(?9\d{2}.*)$/.test(written);
  if (digits.length === 11) return /^[78][3-9]/.test(digits) || hasSnilsCheck(digits);
  return digits.length >= 13 && digits.length <= 19 && hasLuhnCheck(digits);
}

/** SNILS: weights 9…1 over the first nine digits, sum mod 101 (100 counts as 0). */
function hasSnilsCheck(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += +digits[at]! * (9 - at);
  return (sum % 101) % 100 === +digits.slice(9);
}

/** Luhn (ISO/IEC 7812-1): every second digit from the right is doubled, digit sum mod 10 is 0. */
function hasLuhnCheck(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = +digits[digits.length - 1 - at]! * (at % 2 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
