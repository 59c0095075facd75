import type { ApolloServerPlugin } from '@apollo/server';
import { type ErrorCode, ERRORS, messageOf } from '@otklik/schema';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isDatabaseAway, isUnstorableText } from '../database/server-trouble.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { RequestContext } from '../kernel/request-context.ts';
import { BusyError } from '../modules/ratings/index.ts';
import { withoutValues } from './error-answers.ts';
import { retryAfter } from './load-shedding.ts';

/** Codes of faults in the request itself, which graphql and Apollo explain well enough. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Graphql repeats in its messages what was sent, however long. */
const MESSAGE_LENGTH_AT_MOST = 300;

const SUGGESTION = / ?Did you mean.*\?$/s;

const isCatalogued = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code);

/**
 * What leaves the server of an error: expected ones with their catalogued code and message in the language of the
 * request; unexpected ones are logged with the request id and leave as INTERNAL with that id, and nothing else.
 * @param hidesSchema also take away what graphql suggests when a name is misspelt
 */
export function maskingPlugin(log: Logger, hidesSchema: boolean): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, errors, contextValue }) {
          if (!errors?.length || response.body.kind !== 'single') return;
          response.body.singleResult.errors = errors.map((error) => {
            const masked = mask(error, contextValue, log);
            return hidesSchema ? { ...masked, message: masked.message.replace(SUGGESTION, '') } : masked;
          });
          const busy = errors.find((error) => busyOf(error));
          if (busy) {
            response.http.status = 503;
            response.http.headers.set('retry-after', retryAfter());
          }
        },
      };
    },
  };
}

/** An error after which the same may be asked again: the acceptance path says so, or the database cannot be asked. */
function busyOf(error: GraphQLError): BusyError | null {
  const original = error instanceof BusyError ? error : error.originalError;
  if (original instanceof BusyError) return original;
  return isDatabaseAway(original) ? new BusyError(original) : null;
}

function mask(error: GraphQLError, { language, requestId }: RequestContext, log: Logger): GraphQLFormattedError {
  const { message, locations, path } = error.toJSON();
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const busy = busyOf(error);
  if (busy) {
    log.warn({ requestId, path, cause: busy.originalError?.message }, 'turned away');
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
  // It was looked for: nothing can be found.
  if (isUnstorableText(error.originalError))
    return { message: messageOf('FIELD_INVALID', language), ...place, extensions: { code: 'FIELD_INVALID' } };
  const own = codeOfRule(error);
  if (own) return { message: messageOf(own, language), ...place, extensions: { code: own } };
  const code = isAbortedCoercion(error) ? 'BAD_USER_INPUT' : error.extensions.code;
  if (REQUEST_FAULTS.has(String(code)) || (isCatalogued(code) && !error.originalError)) {
    const { cost } = error.extensions;
    return { message: shortened(message), ...place, extensions: { code, ...(cost ? { cost } : {}) } };
  }
  log.error({ requestId, path, err: withoutValues(error.originalError ?? error) }, 'unexpected error');
  return { message: messageOf('INTERNAL', language), ...place, extensions: { code: 'INTERNAL', requestId } };
}

/** Graphql gives up after so many wrong values in the variables, with an error that Apollo does not know as such. */
const isAbortedCoercion = ({ message, nodes, originalError }: GraphQLError): boolean =>
  !nodes && !originalError && message.startsWith('Too many errors processing variables');

/** Code of one of our own rules about the shape of a query, which Apollo has wrapped as a validation error. */
function codeOfRule({ originalError }: GraphQLError): ErrorCode | null {
  const code = originalError instanceof GraphQLError ? originalError.extensions.code : null;
  return isCatalogued(code) ? code : null;
}

const shortened = (message: string): string =>
  message.length > MESSAGE_LENGTH_AT_MOST ? `${message.slice(0, MESSAGE_LENGTH_AT_MOST)}…` : message;
