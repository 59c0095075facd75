import type { QueryConfig } from 'pg';

/** Most statements that are prepared: each connection keeps the plans of those that it was asked. */
const NAMES_AT_MOST = 150;
/** By text. */
const names = new Map<string, string>();

/**
 * A statement that is asked with the same text again and again: a connection parses it once, and plans it once where a plan
 * for any values is as good as one for these. Not for statements that are good for one and for thousands of things alike.
 */
export function prepared<Config extends QueryConfig>(statement: Config): Config {
  let name = names.get(statement.text);
  if (name === undefined) {
    if (names.size === NAMES_AT_MOST) return statement;
    names.set(statement.text, (name = `otklik_${names.size}`));
  }
  return { ...statement, name };
}
