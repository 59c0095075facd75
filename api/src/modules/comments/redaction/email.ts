import { type Recogniser, spansOf } from './span.ts';

const LOCAL = String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}`;
const DOMAIN = String.raw`(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}`;
const ADDRESS = new RegExp(String.raw`${LOCAL}\s?(?:@|\(at\)|\[at\]|\(собака\)|\sсобака\s)\s?${DOMAIN}`, 'giu');

/** E-mail addresses, also with "собака" or "(at)" for the sign. */
export const findEmails: Recogniser = (text) => spansOf(text, ADDRESS);
