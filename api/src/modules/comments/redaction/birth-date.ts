import { isFollowedBy, isPrecededBy, type Recogniser, spansOf } from './span.ts';

const MONTH_RU = 'январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр';
const MONTH_EN =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec';
const DATE = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})`,
    String.raw`\d{4}-\d{2}-\d{2}`,
    String.raw`\d{1,2}\s(?:${MONTH_RU})\p{Ll}{1,3}\s(?:19|20)\d{2}`,
    String.raw`\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:${MONTH_EN})\.?,?\s(?:19|20)\d{2}`,
    String.raw`(?:${MONTH_EN})\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2}`,
    String.raw`(?:19|20)\d{2})(?!\p{N})`,
  ].join('|'),
  'giu',
);
const SAYS_BORN =
  /(?<!\p{L})(?:родил\p{L}{2,3}|рождени\p{L}|рожд|д\.\s?р|born|birth|birthday|dob|d\.o\.b)(?!\p{L})[^\d!?\n]{0,16}$/iu;
const BORN_FOLLOWS = /^\s?(?:г(?:ода|\.)?,?\s?)?(?:рожд|р\.|г\.\s?р)/iu;

/** Dates of birth: dates, and years, that the words around them call so. Other dates are left alone. */
export const findBirthDates: Recogniser = (text) =>
  spansOf(
    text,
    DATE,
    (found, start) => isPrecededBy(text, start, SAYS_BORN) || isFollowedBy(text, start + found.length, BORN_FOLLOWS),
  );
