import { type ApolloServer, type GraphQLRequest, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { messageOf } from '@otklik/schema';
import type { RequestContext } from '../kernel/request-context.ts';
import { retryAfter } from './load-shedding.ts';
import { sentDocuments } from './sent-documents.ts';

/** Longest time from a request that has arrived to its answer, in milliseconds. */
export const ANSWER_WITHIN_MS = 4_500;

/** Thrown when something took longer than it may. It may still happen: what it did is unknown. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** What `work` gives, if it gives it in time. @throws OutOfTime otherwise; nobody waits for the work any more */
export async function inTime<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OutOfTime(`No answer within ${Math.round(limitMs)} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Executes an operation, or answers SERVICE_BUSY when it takes too long: a database may be silent, and whoever waits
 * for it is better off asking again. A rating that was stored meanwhile is recognised by its id.
 * @param spentMs what the request has taken already, its arrival not counted
 */
export async function executeInTime(
  server: ApolloServer<RequestContext>,
  request: GraphQLRequest,
  contextValue: RequestContext,
  spentMs = 0,
): Promise<GraphQLResponse> {
  try {
    return await inTime(
      server.executeOperation(sentDocuments.byHash(request), { contextValue }),
      ANSWER_WITHIN_MS - spentMs,
    );
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    const { language, requestId } = contextValue;
    const message = messageOf('SERVICE_BUSY', language);
    return {
      http: { status: 503, headers: new HeaderMap([['retry-after', retryAfter()]]) },
      body: {
        kind: 'single',
        singleResult: { errors: [{ message, extensions: { code: 'SERVICE_BUSY', requestId } }] },
      },
    };
  }
}
