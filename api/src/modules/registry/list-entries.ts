import { type Connection, PAGE_SIZE_AT_MOST, pageRequest, toConnection } from '../../kernel/connection.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Entry } from './directory.ts';
import { byName, nameKey } from './name-order.ts';
import { nameSearch } from './search-names.ts';

/** Arguments that every list of the registry takes. */
export interface ListArguments {
  first: number;
  after?: string | null | undefined;
  /** Also what is retired. */
  includeRetired: boolean;
  /** Global ids or slugs of the only ones that are asked for. */
  ids?: readonly string[] | null | undefined;
  search?: string | null | undefined;
}

/**
 * A page of one kind of the registry, by name in the language of the request, then by id. It is cut from the
 * directory in memory and asks the database nothing.
 * @throws DomainError PAGE_SIZE, CURSOR_INVALID, FIELD_INVALID, TEXT_TOO_LONG
 */
export function listEntries<Kind extends Entry['kind']>(
  { directory, language }: Pick<RequestContext, 'directory' | 'language'>,
  kind: Kind,
  { first, after, includeRetired, ids, search }: ListArguments,
  matches: (entry: Extract<Entry, { kind: Kind }>) => boolean = () => true,
): Connection<Extract<Entry, { kind: Kind }>> {
  const request = pageRequest(first, after);
  if (ids && ids.length > PAGE_SIZE_AT_MOST) throw new DomainError({ code: 'FIELD_INVALID', path: ['ids'] });
  const wanted = ids && new Set(ids.map((id) => directory.find(kind, id)?.id));
  const hasName = nameSearch(search);
  const rows = directory
    .inOrder(kind, language)
    .filter(
      (entry) =>
        (includeRetired || !entry.isRetired) &&
        (!wanted || wanted.has(entry.id)) &&
        hasName(entry) &&
        (!request.after || byName(language, nameKey(entry, language), request.after) > 0) &&
        matches(entry),
    );
  return toConnection(rows, request, (entry) => nameKey(entry, language));
}
