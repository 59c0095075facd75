import { type Recogniser, spansOf } from './span.ts';

const STREET =
  '(?i:ул\\.|ул|улиц(?:а|е|ы|у)|пр-?т|просп\\.|проспект(?:е|а)?|пер\\.|переул(?:ок|ке|ка)|бульвар(?:е|а)?|б-р|шоссе|наб\\.|набережн(?:ая|ой)|площад(?:ь|и)|пл\\.|проезд(?:е|а)?|тупик(?:е|а)?|мкр\\.?|микрорайон(?:е|а)?)';
/** One to three words of a name; the first, or the number before it, stands at a capital letter. */
const NAME = String.raw`(?:\d{1,4}(?:-[а-я]{1,2})?\s(?:лет\s)?)?\p{Lu}[\p{L}.-]{1,30}(?:\s\p{Lu}[\p{L}.-]{1,30}){0,2}`;
const HOUSE = String.raw`\d{1,4}\s?(?:[а-яa-z](?![\p{L}\d]))?(?:\/\d{1,3})?`;
const FLAT = String.raw`(?:,?\s?(?:корп(?:ус)?|стр(?:оение)?|к)\.?\s?\d{1,3}(?!\d))?(?:,?\s?(?:кв(?:артира|артире|артиры)?)\.?\s?№?\s?\d{1,4}(?!\d))?`;
const WORD_STARTS = String.raw`(?<![\p{L}\p{N}])`;

const STREET_AND_HOUSE = new RegExp(
  String.raw`${WORD_STARTS}${STREET}\s?${NAME},?\s?(?i:д(?:ом|оме|ома)?\.?\s?(?:№\s?)?)?${HOUSE}${FLAT}`,
  'gu',
);
const NAME_THEN_STREET = new RegExp(
  String.raw`${WORD_STARTS}\p{Lu}[\p{Ll}-]{2,30}(?:ая|ой|ий|ый|ом|ем)\s${STREET},?\s?(?:д(?:ом|оме|ома)?\.?\s?)?${HOUSE}${FLAT}`,
  'gu',
);
const HOUSE_AND_STREET = new RegExp(
  String.raw`${WORD_STARTS}[Дд]ом(?:е|а)?\s(?:№\s?)?${HOUSE}\s?(?:по|на)\s${STREET}\s?${NAME}`,
  'gu',
);
const HOUSE_AND_FLAT = new RegExp(
  String.raw`${WORD_STARTS}д(?:ом|\.)\s?${HOUSE},?\s?кв(?:артира|\.)?\s?№?\s?\d{1,4}(?!\d)`,
  'giu',
);
const FLAT_ALONE = new RegExp(String.raw`${WORD_STARTS}(?:кв\.|квартир(?:а|е|ы|у))\s?№?\s?\d{1,4}(?!\d)`, 'giu');
const ENGLISH =
  /(?<![\p{L}\p{N}])\d{1,5}[A-Za-z]?\s(?:[A-Z][a-z]{1,20}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Court|Square|Boulevard|Blvd|Way|Place|Terrace|Close|Crescent|Gardens)(?!\p{L})\.?(?:,?\s(?:[Aa]pt|[Aa]partment|[Ff]lat|[Uu]nit|#)\.?\s?\w{1,6})?/gu;
const ENGLISH_FLAT = /(?<![\p{L}\p{N}])(?:flat|apt\.?|apartment)\s(?:no\.?\s)?\d{1,4}[a-z]?(?![\p{L}\p{N}])/giu;

/**
 * Addresses down to the house: a street with a number, a flat. A street alone, a room, a window and an office are
 * not personal and stay.
 */
export const findAddresses: Recogniser = (text) =>
  [STREET_AND_HOUSE, NAME_THEN_STREET, HOUSE_AND_STREET, HOUSE_AND_FLAT, FLAT_ALONE, ENGLISH, ENGLISH_FLAT].flatMap(
    (pattern) => spansOf(text, pattern),
  );
