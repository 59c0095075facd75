import type { Language } from '../../enums.ts';
import { LINT_RULES, type LintRule, type Severity } from './lint-rules.ts';

/** One thing that a rule has found in an instrument. */
export interface Finding {
  /**
   * Name of the finding: rule, place, language and a mark of the text. While the text stays, so does the name, and
   * with it the reason somebody gave; a changed text has to be thought about again.
   */
  id: string;
  rule: LintRule;
  severity: Severity;
  /** Key of the text it lies in (the first one, where several read alike), or the item, or `translation`. */
  key: string;
  language: Language | null;
  /** The text that was read; null where something is missing. */
  text: string | null;
  /** The words that gave rise to it, where there are any. */
  words: string | null;
}

/** Makes a finding. @param seen what the rule looked at: a change of it is a new finding */
export function finding(
  rule: LintRule,
  key: string,
  language: Language | null,
  seen: string,
  { text = null, words = null }: { text?: string | null; words?: string | null } = {},
): Finding {
  const id = [rule, key, ...(language ? [language] : []), markOf(seen)].join(':');
  return { id, rule, severity: LINT_RULES[rule].severity, key, language, text, words };
}

/** A short mark of a text: FNV-1a of its UTF-16 units, 32 bits, in base 36. Tells texts apart, guards nothing. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
}
