import type { RequestContext } from '../../kernel/request-context.ts';
import type { Entry } from './directory.ts';
import { byName, nameKey } from './name-order.ts';

/** The entries with these UUIDs by name in the language of the request. For lists that are short and whole. */
export function entriesInOrder<Kind extends Entry['kind']>(
  { directory, language }: Pick<RequestContext, 'directory' | 'language'>,
  kind: Kind,
  ids: readonly string[],
): Extract<Entry, { kind: Kind }>[] {
  return ids
    .map((id) => directory.get(kind, id))
    .sort((a, b) => byName(language, nameKey(a, language), nameKey(b, language)));
}
