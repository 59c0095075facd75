import type { Locals } from './question.ts';

/** A page of a list, as pages or the schema tell it. */
type ListPage = { pageInfo?: { hasNextPage: boolean; endCursor: string | null }; next?: string | null };

/**
 * Walks through the pages of a list, one a request, and from its start again when it has come to its end.
 * @returns what reads the page for the request of this turn; the first turn begins at the first page
 */
export function walking<Drawn>(read: (locals: Locals, after: string | null, drawn: Drawn) => Promise<unknown>) {
  let after: string | null = null;
  return async (locals: Locals, turn: number, drawn: Drawn): Promise<void> => {
    const { pageInfo, next } = (await read(locals, turn === 0 ? null : after, drawn)) as ListPage;
    after = pageInfo ? (pageInfo.hasNextPage ? pageInfo.endCursor : null) : (next ?? null);
  };
}
