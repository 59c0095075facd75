import { type Recogniser, spansOf } from './span.ts';

const URL = /(?:https?:\/\/|(?<![\p{L}\p{N}.])www\.)[^\s<>"«»]{1,300}/giu;
/** Pages of people: a bare domain says nothing of a person, a path on a social network does. */
const PROFILE =
  /(?<![\p{L}\p{N}.])(?:t\.me|telegram\.me|wa\.me|vk\.com|ok\.ru|facebook\.com|fb\.com|instagram\.com|twitter\.com|x\.com)\/[^\s<>"«»]{1,100}/giu;
const HANDLE = /(?<![\p{L}\p{N}_@.])@[a-z][a-z0-9_.]{2,31}/giu;
const NAMED_HANDLE =
  /(?:телеграмм?|telegram|скайп|skype|вконтакте|vk|инстаграмм?|instagram|whatsapp|ватсап|viber|вайбер)\s?[:=–—-]\s?(?<detail>[a-z][a-z0-9_.]{3,31})/dgiu;

/** Addresses of pages, and names in messengers and social networks. */
export const findLinks: Recogniser = (text) => [
  ...spansOf(text, URL),
  ...spansOf(text, PROFILE),
  ...spansOf(text, HANDLE),
  ...spansOf(text, NAMED_HANDLE),
];
