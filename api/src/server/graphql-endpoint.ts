import { isUtf8 } from 'node:buffer';
import type { ApolloServer } from '@apollo/server';
import { type ErrorCode, type Language, messageOf, type Viewer } from '@otklik/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Partner, RequestContext } from '../kernel/request-context.ts';
import { BODY_LIMITS, limitOfDocument, limitOfScopes } from './body-limits.ts';
import { ANSWER_WITHIN_MS, executeInTime, inTime } from './in-time.ts';
import { preferredLanguage } from './languages.ts';
import { type LoadShedding, loadClassOf, retryAfter } from './load-shedding.ts';
import { BodyTooLarge, ClientGone, readBody } from './read-body.ts';

/** Who is asking, as far as the endpoint knows before it reads the body. */
export interface Asker {
  viewer: Viewer | null;
  partner: Partner | null;
}

export interface GraphQLEndpoint {
  path: string;
  /** Pages of any site may ask. Nothing of a person's may then decide who is asking. */
  isForEveryOrigin: boolean;
  server: ApolloServer<RequestContext>;
  /** Who is let in when there is more to do than can be done. */
  load: LoadShedding;
  /** Finds out who asks, from the headers. An ErrorCode refuses the request before its body is read. */
  identify(request: FastifyRequest): Asker | ErrorCode | Promise<Asker | ErrorCode>;
  createContext(asker: Asker, language: Language, requestId: string): RequestContext;
}

interface Operation {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/**
 * A GraphQL endpoint over HTTP: POST, one operation a request, JSON in UTF-8. Everything else is refused with a
 * catalogued code in the language of the request.
 */
export async function graphqlEndpoint(app: FastifyInstance, endpoint: GraphQLEndpoint): Promise<void> {
  await app.register(async (scope) => {
    const methods = endpoint.isForEveryOrigin ? 'POST, OPTIONS' : 'POST';
    if (endpoint.isForEveryOrigin) openToEveryOrigin(scope, endpoint.path);
    // Answered in the hook: the body is read when it is known how large it may be, so nothing that Fastify does between
    // here and a handler is needed.
    scope.post(endpoint.path, { onRequest: (request, reply) => answer(endpoint, request, reply) }, unreachable);
    scope.route({
      method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', ...(endpoint.isForEveryOrigin ? [] : ['OPTIONS'])],
      url: endpoint.path,
      onRequest: async (request, reply) => {
        reply.header('allow', methods);
        return refuse(reply, 405, 'METHOD_NOT_ALLOWED', preferredLanguage(request.headers['accept-language']));
      },
      handler: unreachable,
    });
  });
}

function unreachable(): never {
  throw new Error('The hook has answered.');
}

function openToEveryOrigin(scope: FastifyInstance, path: string): void {
  scope.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-expose-headers', 'retry-after, x-request-id');
    done();
  });
  scope.options(path, (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type, authorization, accept-language')
      .header('access-control-max-age', '86400')
      .send(),
  );
}

async function answer(endpoint: GraphQLEndpoint, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = preferredLanguage(request.headers['accept-language']);
  if (!isJson(request.headers['content-type'])) return refuse(reply, 415, 'CONTENT_TYPE', language);
  let asker = endpoint.identify(request);
  let spentMs = 0;
  if (asker instanceof Promise) {
    const startedAt = performance.now();
    asker = await inTime(asker, ANSWER_WITHIN_MS);
    spentMs = performance.now() - startedAt;
  }
  if (typeof asker === 'string') return refuse(reply, asker === 'NOT_PERMITTED' ? 403 : 401, asker, language);
  if (!mayBeLarge(request, asker)) return answerAsker(endpoint, request, reply, asker, language, spentMs, false);
  // Large bodies take memory from their first byte on.
  if ((await endpoint.load.enter('IMPORT')) === false) return turnAway(reply, language);
  try {
    return await answerAsker(endpoint, request, reply, asker, language, spentMs, true);
  } finally {
    endpoint.load.leave('IMPORT');
  }
}

async function answerAsker(
  endpoint: GraphQLEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  asker: Asker,
  language: Language,
  spentMs: number,
  isLetIn: boolean,
): Promise<FastifyReply> {
  let body: Buffer;
  try {
    body = await readBody(request.raw, limitOf(asker));
  } catch (error) {
    if (error instanceof ClientGone) return refuse(reply, 400, 'QUERY_REJECTED', language);
    if (!(error instanceof BodyTooLarge)) throw error;
    reply.header('connection', 'close');
    return refuse(reply, 413, 'BODY_TOO_LARGE', language);
  }
  const operation = parseOperation(body);
  if (!operation) return refuse(reply, 400, 'QUERY_REJECTED', language);
  // The key alone does not make room for other operations.
  if (body.length > BODY_LIMITS.anonymous && body.length > limitOfDocument(operation.query))
    return refuse(reply, 413, 'BODY_TOO_LARGE', language);
  if (isLetIn) return execute(endpoint, request, reply, operation, asker, language, spentMs);
  const kind = loadClassOf(operation.query, asker.partner !== null);
  const isIn = endpoint.load.enter(kind);
  // Only a read may have to wait; a rating is not put off by a turn. What it has waited is part of its time.
  if (isIn !== true) {
    const waitsSince = performance.now();
    if (!(await isIn)) return turnAway(reply, language);
    spentMs += performance.now() - waitsSince;
  }
  try {
    return await execute(endpoint, request, reply, operation, asker, language, spentMs);
  } finally {
    endpoint.load.leave(kind);
  }
}

async function execute(
  endpoint: GraphQLEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  operation: Operation,
  asker: Asker,
  language: Language,
  spentMs: number,
): Promise<FastifyReply> {
  const context = endpoint.createContext(asker, language, request.id);
  const response = await executeInTime(endpoint.server, operation, context, spentMs);
  if (response.body.kind !== 'single') throw new Error('Only single results are answered');
  const { errors, data, extensions } = response.body.singleResult;
  for (const [name, value] of response.http.headers) if (name !== 'content-type') reply.header(name, value);
  return reply
    .code(response.http.status ?? 200)
    .header('content-type', responseType(request.headers.accept))
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ errors, data, extensions }));
}

const limitOf = ({ partner }: Asker): number => limitOfScopes(partner?.scopes ?? []);

/** True for a body that only a partner may send, and for one whose length is not told. */
const mayBeLarge = ({ headers }: FastifyRequest, asker: Asker): boolean =>
  limitOf(asker) > BODY_LIMITS.anonymous && !(Number(headers['content-length']) <= BODY_LIMITS.anonymous);

/** JSON in UTF-8 and nothing else: other character sets have been used to slip past checks. */
function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '');
}

function responseType(accept: string | undefined): string {
  return accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json; charset=utf-8'
    : 'application/json; charset=utf-8';
}

function parseOperation(body: Buffer): Operation | null {
  if (!isUtf8(body)) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const { query, variables, operationName, extensions } = parsed as Record<string, unknown>;
  if (typeof query !== 'string' || !isMapOrAbsent(variables) || !isMapOrAbsent(extensions)) return null;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return null;
  return {
    query,
    ...(variables ? { variables: variables as Record<string, unknown> } : {}),
    ...(operationName ? { operationName } : {}),
  };
}

const isMapOrAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));

const turnAway = (reply: FastifyReply, language: Language): FastifyReply =>
  refuse(reply.header('retry-after', retryAfter()), 503, 'SERVICE_BUSY', language);

function refuse(reply: FastifyReply, status: number, code: ErrorCode, language: Language): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ errors: [{ message: messageOf(code, language), extensions: { code } }] }));
}
