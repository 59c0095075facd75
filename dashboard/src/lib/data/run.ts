import { error } from '@sveltejs/kit';

/** Runs one operation as the public does: published figures, public schema. A fault ends the page with 500. */
export async function askPublic<Data>(
  locals: App.Locals,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const { data, errors } = await locals.execute<Data>(document, variables, null, locals.language);
  if (errors?.length || !data) {
    console.error(`request ${locals.requestId}:`, JSON.stringify(errors ?? 'no data'));
    error(500, { message: 'The operation failed.', requestId: locals.requestId });
  }
  return data;
}

/** What an object that does not exist gets: the page "there is no such page". */
export function notFound(locals: App.Locals): never {
  error(404, { message: 'Not found.', requestId: locals.requestId });
}
