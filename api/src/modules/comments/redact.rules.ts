import type { Language } from '@otklik/schema';
import { findAddresses } from './redaction/address.ts';
import { findBirthDates } from './redaction/birth-date.ts';
import { findCards } from './redaction/card.ts';
import { findDocuments } from './redaction/document.ts';
import { findEmails } from './redaction/email.ts';
import { findInns } from './redaction/inn.ts';
import { findLinks } from './redaction/link.ts';
import { MASKS, type PersonalDetail } from './redaction/masks.ts';
import { findNames } from './redaction/name.ts';
import { findPhones } from './redaction/phone.ts';
import { findPlates } from './redaction/plate.ts';
import { findPolicyNumbers } from './redaction/policy-number.ts';
import { findSnils } from './redaction/snils.ts';
import type { Recogniser, Span } from './redaction/span.ts';

/** A comment with its personal details masked, and how many they were. */
export interface Redaction {
  text: string;
  redactions: number;
}

/** In this order: what comes first has the last word, e.g. an e-mail address is never cut into a link. */
const RECOGNISERS: readonly [PersonalDetail, Recogniser][] = [
  ['EMAIL', findEmails],
  ['LINK', findLinks],
  ['PHONE', findPhones],
  ['SNILS', findSnils],
  ['CARD', findCards],
  ['POLICY', findPolicyNumbers],
  ['INN', findInns],
  ['DOCUMENT', findDocuments],
  ['PLATE', findPlates],
  ['BIRTH_DATE', findBirthDates],
  ['ADDRESS', findAddresses],
  ['NAME', findNames],
];

/**
 * Masks personal details by fixed rules, the same for the same text always. No rule recognises everything: what is
 * left over, such as a first name alone, is why comments are shown to staff only, and never made public.
 * @param text a comment, at most 2,000 characters
 * @param language of the masks
 */
export function redactComment(text: string, language: Language): Redaction {
  let redactions = 0;
  let redacted = withPlainCharacters(text);
  for (const [detail, find] of RECOGNISERS) {
    const spans = apart(find(redacted));
    redactions += spans.length;
    redacted = masked(redacted, spans, MASKS[detail][language]);
  }
  return { text: redacted, redactions };
}

/** Invisible characters would hide a number from the rules, and wide digits are digits. */
const withPlainCharacters = (text: string) =>
  text
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u00A0\u2007\u2009\u202F]/g, ' ')
    .replace(/[\uFF10-\uFF19\uFF20]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010\u2011\u2212]/g, '-');

/** The spans in order, those that overlap made one. */
function apart(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

function masked(text: string, spans: readonly Span[], mask: string): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + mask;
    from = end;
  }
  return result + text.slice(from);
}
