import { Connection } from '../load/connection.ts';
import type { Locals } from './questions/question.ts';

/** An answer, with the operation that it answers. */
export interface Sent {
  document: string;
  /** Whether it was asked of the schema of staff. */
  isOfStaff: boolean;
  ms: number;
  bytes: number;
}

/** What the pages are handed, asking a server over HTTP. */
export interface LocalsOverHttp {
  locals: Locals;
  close: () => void;
}

/** Who looks at the pages of staff. */
const ADMIN = {
  id: 'acc_0',
  name: 'Admin',
  email: 'a@b.example',
  role: 'PLATFORM_ADMIN',
  authorityId: null,
  authorityName: null,
};

/**
 * Opens a connection over which pages ask, one thing after the other.
 * @param token of a session of the platform's administrator
 * @param onAnswer is told of every answer
 */
export async function localsOverHttp(
  { port, token }: { port: number; token: string },
  onAnswer: (sent: Sent) => void,
): Promise<LocalsOverHttp> {
  const connection = await Connection.open('127.0.0.1', port);
  const send = async (
    document: string,
    variables: object,
    viewer: object | null,
    language: string,
  ): Promise<unknown> => {
    const body = JSON.stringify({ query: document, variables });
    const request =
      `POST ${viewer ? '/staff/graphql' : '/graphql'} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
      `accept-language: ${language.toLowerCase()}\r\n${viewer ? `cookie: otklik_sid=${token}\r\n` : ''}` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const sentAt = performance.now();
    const answer = await connection.ask(request);
    const ms = performance.now() - sentAt;
    const result = JSON.parse(answer.body) as { data?: unknown; errors?: unknown };
    if (answer.status !== 200 || result.errors || !result.data)
      throw new Error(`${answer.status} ${answer.body.slice(0, 500)}`);
    onAnswer({ document, isOfStaff: viewer !== null, ms, bytes: answer.body.length });
    return result;
  };
  // Pages ask some things at once: here they wait for each other, so that each is timed by itself.
  let last: Promise<unknown> = Promise.resolve();
  const execute: Locals['execute'] = (...operation) => {
    const sent = last.then(() => send(...operation));
    last = sent.catch(() => undefined);
    return sent;
  };
  const locals = { execute, viewer: ADMIN, language: 'RU', requestId: 'benchmark' };
  return { locals, close: () => connection.close() };
}

/** Name of the operation of a document. */
export const operationOf = (document: string): string => /^\w+ (\w+)/.exec(document)?.[1] ?? 'unnamed';
