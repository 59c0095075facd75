import { type Recogniser, spansOf } from './span.ts';

const LETTER = 'АВЕКМНОРСТУХABEKMHOPCTYX';
const SPACED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])[${LETTER}]\s?\d{3}\s?[${LETTER}]{2}\s?\d{2,3}(?![\p{L}\p{N}])`,
  'gu',
);
const TOGETHER = new RegExp(String.raw`(?<![\p{L}\p{N}])[${LETTER}]\d{3}[${LETTER}]{2}\d{2,3}(?![\p{L}\p{N}])`, 'giu');

/** Number plates of cars, `А123ВС 77`, in Cyrillic or Latin letters; small letters only when written together. */
export const findPlates: Recogniser = (text) => [...spansOf(text, SPACED), ...spansOf(text, TOGETHER)];
