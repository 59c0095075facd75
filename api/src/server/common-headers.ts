import type { FastifyInstance } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * Headers of everything that is served, pages included: the id of the request, no guessing of content types, and on
 * HTTPS the wish to be asked on HTTPS only.
 * @param origin address under which people reach the server
 */
export function commonHeaders(app: FastifyInstance, origin: () => string): void {
  app.addHook('onRequest', (request, reply, done) => {
    // On the raw response, because pages are answered past Fastify.
    reply.raw.setHeader('x-request-id', request.id);
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    if (origin().startsWith('https:'))
      reply.raw.setHeader('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
    done();
  });
}
