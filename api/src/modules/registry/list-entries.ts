import { type Connection, pageRequest, toConnection } from '../../kernel/connection.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { Entry } from './directory.ts';
import { byName, nameKey } from './name-order.ts';

/** Arguments that every list of the registry takes. */
export interface ListArguments {
  first: number;
  after?: string | null | undefined;
  /** Also what is retired. */
  includeRetired: boolean;
}

/**
 * A page of one kind of the registry, by name in the language of the request, then by id. It is cut from the
 * directory in memory and asks the database nothing.
 * @throws DomainError PAGE_SIZE, CURSOR_INVALID
 */
export function listEntries<Kind extends Entry['kind']>(
  { directory, language }: Pick<RequestContext, 'directory' | 'language'>,
  kind: Kind,
  { first, after, includeRetired }: ListArguments,
  matches: (entry: Extract<Entry, { kind: Kind }>) => boolean = () => true,
): Connection<Extract<Entry, { kind: Kind }>> {
  const request = pageRequest(first, after);
  const rows = directory
    .inOrder(kind, language)
    .filter(
      (entry) =>
        (includeRetired || !entry.isRetired) &&
        (!request.after || byName(language, nameKey(entry, language), request.after) > 0) &&
        matches(entry),
    );
  return toConnection(rows, request, (entry) => nameKey(entry, language));
}
