import { messageOf } from '@otklik/schema';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../database/server-trouble.ts';
import { withoutValues } from './error-answers.ts';
import { OutOfTime } from './in-time.ts';
import { pageLanguage } from './languages.ts';
import { retryAfter } from './load-shedding.ts';
import { BodyTooLarge, ClientGone, readBody } from './read-body.ts';
import { TROUBLE_POLICY, troublePage } from './trouble-page.ts';

/** What a form may hold to be kept for another try: two comments of full length in Cyrillic letters take some 24 KB. */
const KEPT_BYTES_AT_MOST = 65_536;

/** Answers of pages that could not even be asked: 503 with a time to come back, or 500 with the number of the request. */
export function troubleAnswers(scope: FastifyInstance, log: Logger): void {
  scope.setErrorHandler(async (error: FastifyError, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) throw error;
    const isBusy = error instanceof OutOfTime || isDatabaseAway(error);
    if (isBusy) log.warn({ requestId: request.id, cause: error.message }, 'turned away');
    else log.error({ requestId: request.id, err: withoutValues(error) }, 'unexpected error');
    return answerWithTrouble(request, reply, { isBusy });
  });
}

/**
 * A page for people; for the scripts of a page its message, in the shape they know errors in. What a form sent is on
 * the page, to be sent again.
 */
export async function answerWithTrouble(
  request: FastifyRequest,
  reply: FastifyReply,
  { isBusy }: { isBusy: boolean },
): Promise<FastifyReply> {
  const language = pageLanguage(request.url, request.headers['accept-language']);
  const seconds = isBusy ? retryAfter() : null;
  reply.code(isBusy ? 503 : 500).header('cache-control', 'no-store');
  if (seconds !== null) reply.header('retry-after', seconds);
  if (isAskedByScript(request)) {
    const message = messageOf(isBusy ? 'SERVICE_BUSY' : 'INTERNAL', language);
    const fields = await postedFields(request);
    return reply.send({
      message,
      requestId: request.id,
      ...(seconds !== null && { retryAfter: Number(seconds) }),
      ...(fields && { posted: { address: request.url, fields } }),
    });
  }
  const page = troublePage({
    language,
    retryAfterSeconds: seconds === null ? null : Number(seconds),
    requestId: request.id,
    address: request.url,
    posted: await postedFields(request),
  });
  return reply.type('text/html; charset=utf-8').header('content-security-policy', TROUBLE_POLICY).send(page);
}

/** True where the pages' own scripts ask, for the data of a page or with a form. */
const isAskedByScript = ({ url, headers }: FastifyRequest): boolean =>
  /\/__data\.json(\?|$)/.test(url) || (headers.accept ?? '').startsWith('application/json');

/** Fields of a form that was sent as browsers send forms; null of anything else, and of what holds a password. */
async function postedFields(request: FastifyRequest): Promise<[string, string][] | null> {
  if (request.method !== 'POST') return null;
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) return null;
  try {
    const body = await readBody(request.raw, KEPT_BYTES_AT_MOST);
    const fields = [...new URLSearchParams(body.toString('utf8'))];
    return fields.some(([name]) => name === 'password') ? null : fields;
  } catch (error) {
    // Too large to be one of our forms, or nobody is there to be answered.
    if (error instanceof BodyTooLarge || error instanceof ClientGone) return null;
    throw error;
  }
}
