import { error } from '@sveltejs/kit';
import { refuseBusy } from './busy.ts';

const BAD_REQUESTS = new Set(['CURSOR_INVALID', 'FIELD_INVALID', 'PAGE_SIZE', 'PERIOD_INVALID', 'BAD_USER_INPUT']);

/**
 * Runs one operation as the public does: published figures, public schema. What the client got wrong ends the page
 * with 400, a server that is too busy with 503, our own fault with 500.
 */
export async function askPublic<Data>(
  locals: App.Locals,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const { data, errors } = await locals.execute<Data>(document, variables, null, locals.language);
  if (errors?.length || !data) {
    refuseBusy(locals, errors);
    const code = errors?.[0]?.extensions?.code;
    // What was asked cannot be: a stale bookmark, a cut-off address, a tampered form.
    if (typeof code === 'string' && BAD_REQUESTS.has(code))
      error(400, { message: errors![0]!.message, requestId: locals.requestId });
    console.error(`request ${locals.requestId}:`, JSON.stringify(errors ?? 'no data'));
    error(500, { message: 'The operation failed.', requestId: locals.requestId });
  }
  return data;
}

/** What an object that does not exist gets: the page "there is no such page". */
export function notFound(locals: App.Locals): never {
  error(404, { message: 'Not found.', requestId: locals.requestId });
}
