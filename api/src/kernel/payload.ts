import { messageOf } from '@otklik/schema';
import { DomainError, type UserFault } from './domain-error.ts';
import type { RequestContext } from './request-context.ts';
import type { UserErrorType } from './user-error.graphql.ts';

/** Faults as they are told to the client, in its language. */
export function toUserErrors(
  { language }: Pick<RequestContext, 'language'>,
  faults: readonly UserFault[],
): UserErrorType[] {
  return faults.map(({ code, path, params }) => ({ code, path, message: messageOf(code, language, params) }));
}

/**
 * Runs a use case and wraps its result as a mutation payload: `{ [field]: result, userErrors: [] }`, or
 * `{ [field]: null, userErrors }` when the use case throws a DomainError. Anything else it throws goes on.
 */
export async function payload<FieldName extends string, Result>(
  context: Pick<RequestContext, 'language'>,
  field: FieldName,
  useCase: () => Promise<Result> | Result,
): Promise<{ [F in FieldName]: Result | null } & { userErrors: UserErrorType[] }> {
  try {
    return { [field]: await useCase(), userErrors: [] } as never;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { [field]: null, userErrors: toUserErrors(context, error.faults) } as never;
  }
}
