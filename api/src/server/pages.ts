import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import type { HostServices } from '@otklik/schema/host';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { preferredLanguage } from './languages.ts';
import type { LoadShedding } from './load-shedding.ts';
import { answerWithTrouble, troubleAnswers } from './page-trouble.ts';
import { isSameOrigin } from './same-origin.ts';
import { messageOf } from '@otklik/schema';

/** The handler that the pages' build exports. */
export type PagesHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Header by which the pages learn on which protocol they are served. */
const PROTOCOL_HEADER = 'x-forwarded-proto';

/** Loads the built pages. Their handler reads its settings from the environment when it is loaded. */
export async function loadPages(handlerFile: string): Promise<PagesHandler> {
  process.env.OTKLIK_PAGES_PROTOCOL_HEADER = PROTOCOL_HEADER;
  const { handler } = (await import(/* @vite-ignore */ pathToFileURL(handlerFile).href)) as { handler: PagesHandler };
  return handler;
}

export interface PagesOptions {
  handler: PagesHandler;
  publicOrigin: () => string;
  /** Who is let in when there is more to do than can be done. */
  load: LoadShedding;
  log: Logger;
  /** What this request may use. */
  hostServices: (request: FastifyRequest) => Promise<HostServices>;
}

/**
 * Everything that is no endpoint of the api is a page. Staff pages take no form from another site; the anonymous
 * rating forms do, since nothing of the person's is sent along with them.
 */
export async function pagesEndpoint(
  app: FastifyInstance,
  { handler, publicOrigin, load, log, hostServices }: PagesOptions,
): Promise<void> {
  await app.register(async (scope) => {
    troubleAnswers(scope, log);
    scope.removeAllContentTypeParsers();
    // The pages read the body themselves.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all('/*', async (request, reply) => {
      const isStaffForm = request.method !== 'GET' && request.method !== 'HEAD' && isStaffPath(request.url);
      if (isStaffForm && !isSameOrigin(request, publicOrigin())) {
        const language = preferredLanguage(request.headers['accept-language']);
        return reply.code(403).type('text/plain; charset=utf-8').send(messageOf('NOT_PERMITTED', language));
      }
      if (!isFileOfPages(request.url)) {
        const kind = request.method === 'GET' || request.method === 'HEAD' ? 'READ' : 'FORM';
        if (!(await load.enter(kind))) return answerWithTrouble(request, reply, { isBusy: true });
        if (reply.raw.destroyed) {
          // Whoever asked went away while it waited for its turn.
          load.leave(kind);
          return reply.hijack();
        }
        reply.raw.once('close', () => load.leave(kind));
      }
      const { raw } = request as { raw: IncomingMessage & { otklik?: HostServices } };
      raw.otklik = await hostServices(request);
      raw.headers[PROTOCOL_HEADER] = request.protocol;
      reply.hijack();
      handler(raw, reply.raw, () => {
        reply.raw.statusCode = 404;
        reply.raw.end();
      });
      return reply;
    });
  });
}

/** Scripts, styles and fonts of the pages: they cost next to nothing, and a page without them is of no use. */
const isFileOfPages = (url: string): boolean => url.startsWith('/_app/immutable/');

/**
 * True for the pages of staff. Decided on the path as the pages' router sees it, decoded and without dots: `/%61pp` and
 * `/x/../app` lead there too. A path that cannot be decoded counts as theirs, which asks more of the request.
 */
export function isStaffPath(url: string): boolean {
  try {
    return /^\/app(\/|$)/.test(decodeURIComponent(new URL(`http://host${url}`).pathname));
  } catch (error) {
    if (error instanceof TypeError || error instanceof URIError) return true;
    throw error;
  }
}
