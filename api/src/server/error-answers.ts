import { messageOf } from '@otklik/schema';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../database/server-trouble.ts';
import { OutOfTime } from './in-time.ts';
import { preferredLanguage } from './languages.ts';
import { retryAfter } from './load-shedding.ts';

/**
 * What is logged of an error: what it is and where, without the values it was about. PostgreSQL adds whole rows to
 * its errors, and a row may hold a comment.
 */
export function withoutValues(error: Error): Record<string, unknown> {
  const { name, message, stack } = error;
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  return {
    type: name,
    message,
    stack,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
  };
}

/** Answers of endpoints that failed and of addresses that do not exist: a catalogued code and nothing from inside. */
export function errorAnswers(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const language = preferredLanguage(request.headers['accept-language']);
    if (error instanceof OutOfTime || isDatabaseAway(error)) {
      log.warn({ requestId: request.id, cause: error.message }, 'turned away');
      return reply
        .code(503)
        .header('retry-after', retryAfter())
        .header('cache-control', 'no-store')
        .send({
          errors: [
            {
              message: messageOf('SERVICE_BUSY', language),
              extensions: { code: 'SERVICE_BUSY', requestId: request.id },
            },
          ],
        });
    }
    const isRequestAtFault = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
    if (!isRequestAtFault) log.error({ requestId: request.id, err: withoutValues(error) }, 'unexpected error');
    const code = !isRequestAtFault ? 'INTERNAL' : error.statusCode === 415 ? 'CONTENT_TYPE' : 'QUERY_REJECTED';
    return reply
      .code(isRequestAtFault ? error.statusCode! : 500)
      .header('cache-control', 'no-store')
      .send({ errors: [{ message: messageOf(code, language), extensions: { code, requestId: request.id } }] });
  });
  app.setNotFoundHandler(async (request, reply) => {
    const message = messageOf('NOT_FOUND', preferredLanguage(request.headers['accept-language']));
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
}
