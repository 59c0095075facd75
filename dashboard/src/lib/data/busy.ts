import { error } from '@sveltejs/kit';
import type { GraphQLResult } from '@otklik/schema/host';

/** Ends the page with 503 and the time after which it is worth another try. */
export function busy(locals: App.Locals): never {
  const { requestId, host } = locals;
  error(503, 'The server is busy.', { requestId, retryAfter: host.retryAfterSeconds });
}

/** The same where an operation says so; does nothing otherwise. */
export function refuseBusy(locals: App.Locals, errors: GraphQLResult<unknown>['errors']): void {
  if (errors?.some(({ extensions }) => extensions?.['code'] === 'SERVICE_BUSY')) busy(locals);
}
