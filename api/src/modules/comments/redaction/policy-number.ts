import { digitWindows } from './digit-groups.ts';
import { isPrecededBy, type Recogniser } from './span.ts';

const SAYS_POLICY = /(?:полис\p{L}{0,2}|омс|енп|polic(?:y|ies)|insurance)\P{N}{0,24}$/iu;

/** Numbers of the medical insurance: 16 digits that the words before them call so. */
export const findPolicyNumbers: Recogniser = (text) =>
  digitWindows(text, 16, 16).filter(({ start }) => isPrecededBy(text, start, SAYS_POLICY));
