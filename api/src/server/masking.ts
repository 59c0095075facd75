import type { ApolloServerPlugin } from '@apollo/server';
import { type ErrorCode, ERRORS, messageOf } from '@otklik/schema';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { DomainError } from '../kernel/domain-error.ts';
import type { RequestContext } from '../kernel/request-context.ts';
import { BusyError } from '../modules/ratings/index.ts';

/** Codes of faults in the request itself, which graphql and Apollo explain well enough. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

const isCatalogued = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code);

/**
 * What leaves the server of an error: expected ones with their catalogued code and message in the language of the
 * request; unexpected ones are logged with the request id and leave as INTERNAL with that id, and nothing else.
 */
export function maskingPlugin(log: Logger): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, errors, contextValue }) {
          if (!errors?.length || response.body.kind !== 'single') return;
          response.body.singleResult.errors = errors.map((error) => mask(error, contextValue, log));
          const busy = errors.find((error) => busyOf(error));
          if (busy) {
            response.http.status = 503;
            response.http.headers.set('retry-after', '1');
          }
        },
      };
    },
  };
}

const busyOf = (error: GraphQLError): BusyError | null =>
  error instanceof BusyError ? error : error.originalError instanceof BusyError ? error.originalError : null;

function mask(error: GraphQLError, { language, requestId }: RequestContext, log: Logger): GraphQLFormattedError {
  const { message, locations, path } = error.toJSON();
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (busyOf(error)) {
    log.warn({ requestId, path, cause: busyOf(error)!.originalError?.message }, 'turned away');
    return { message: messageOf('SERVICE_BUSY', language), ...place, extensions: { code: 'SERVICE_BUSY', requestId } };
  }
  if (error.originalError instanceof DomainError) {
    const fault = error.originalError.faults[0]!;
    const { code, params } = fault;
    return {
      message: messageOf(code, language, params),
      ...place,
      extensions: { code, argument: fault.path.join('.') },
    };
  }
  const code = error.extensions.code;
  if (REQUEST_FAULTS.has(String(code)) || (isCatalogued(code) && !error.originalError))
    return {
      message,
      ...place,
      extensions: { code, ...(error.extensions.cost ? { cost: error.extensions.cost } : {}) },
    };
  log.error({ requestId, path, err: error.originalError ?? error }, 'unexpected error');
  return { message: messageOf('INTERNAL', language), ...place, extensions: { code: 'INTERNAL', requestId } };
}
