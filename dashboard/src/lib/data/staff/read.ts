/** Asking the staff schema, from the server side of a page. */
import { error, redirect } from '@sveltejs/kit';
import type { GraphQLResult } from '@otklik/schema/host';
import { refuseBusy } from '../busy.ts';
import { wholeList } from '../connection.ts';

/** A list as the api sends it. */
export interface Connection<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const REFUSALS = new Set(['FORBIDDEN', 'NOT_PERMITTED', 'UNAUTHENTICATED', 'NOT_SIGNED_IN']);

function dataOf<Data>({ data, errors }: GraphQLResult<Data>, locals: App.Locals): Data {
  const { requestId } = locals;
  if (errors?.length || !data) {
    refuseBusy(locals, errors);
    const code = errors?.[0]?.extensions?.['code'];
    if (typeof code === 'string' && REFUSALS.has(code)) error(403, code, { requestId });
    // Thrown plainly, so that the log has the whole of it under the request id and the page only the id.
    throw new Error(`The staff schema answered: ${errors?.map(({ message }) => message).join('; ') ?? 'no data'}`);
  }
  return data;
}

/**
 * Runs one operation as the signed-in member of staff. Without a session it leads to the sign-in page;
 * what the viewer may not see ends as 403, a server that is too busy as 503, a fault as 500, all with the request id.
 */
export async function ask<Data>(
  locals: App.Locals,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  if (!locals.viewer) redirect(303, '/app/login');
  return dataOf(await locals.execute<Data>(document, variables, locals.viewer, locals.language), locals);
}

/**
 * All rows of a list, however many there are.
 * @param document takes `$after` and names the list `list`
 */
export const askForAll = <Node>(locals: App.Locals, document: string): Promise<Node[]> =>
  wholeList(async (after) => {
    const { list } = await ask<{ list: Connection<Node> }>(locals, document, { after });
    return { rows: list.nodes, next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null };
  });

/** What was asked for, or 404 where there is no such thing. */
export function found<T>(thing: T | null | undefined, locals: App.Locals): T {
  if (thing === null || thing === undefined) error(404, 'No such object', { requestId: locals.requestId });
  return thing;
}

/** Today as a calendar day in UTC. */
export const today = (): string => new Date().toISOString().slice(0, 10);
