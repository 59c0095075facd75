// The client: a process of its own that asks one question after the other over HTTP, with the pages' own functions.
import process from 'node:process';
import { Connection } from '../load/connection.ts';
import { seededRandom } from './data/random.ts';
import type { Places } from './places.ts';
import { type Asking, QUESTIONS } from './questions.ts';

/** What the client is told. */
export interface AskOrder {
  port: number;
  /** Token of a session of the platform's administrator. */
  token: string;
  places: Places;
  question: string;
  seed: number;
  requests: number;
}

/** What it measured; or why it failed. */
export interface AskReport {
  /** Every answer, in the order in which they came: name of the operation, milliseconds until it was there. */
  answers: { operation: string; ms: number }[];
  /** Bytes of the largest answer. */
  largestBytes: number;
  failure: string | null;
}

const ADMIN = {
  id: 'acc_0',
  name: 'Admin',
  email: 'a@b.example',
  role: 'PLATFORM_ADMIN',
  authorityId: null,
  authorityName: null,
};

process.on('message', (order: AskOrder) => {
  ask(order).then(
    (report) => process.send!(report),
    (error: Error) => process.send!({ answers: [], largestBytes: 0, failure: `${order.question}: ${error.stack}` }),
  );
});
process.on('disconnect', () => process.exit());
process.send!('ready');

async function ask({ port, token, places, question: name, seed, requests }: AskOrder): Promise<AskReport> {
  const question = QUESTIONS.find((candidate) => candidate.name === name)!;
  const connection = await Connection.open('127.0.0.1', port);
  const answers: AskReport['answers'] = [];
  let largestBytes = 0;
  const send = async (query: string, variables: object, viewer: object | null, language: string): Promise<unknown> => {
    const body = JSON.stringify({ query, variables });
    const request =
      `POST ${viewer ? '/staff/graphql' : '/graphql'} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
      `accept-language: ${language.toLowerCase()}\r\n${viewer ? `cookie: otklik_sid=${token}\r\n` : ''}` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const sentAt = performance.now();
    const answer = await connection.ask(request);
    const latencyMs = performance.now() - sentAt;
    const result = JSON.parse(answer.body) as { data?: unknown; errors?: unknown };
    if (answer.status !== 200 || result.errors || !result.data)
      throw new Error(`${answer.status} ${answer.body.slice(0, 500)}`);
    answers.push({ operation: /^\w+ (\w+)/.exec(query)?.[1] ?? 'unnamed', ms: latencyMs });
    largestBytes = Math.max(largestBytes, answer.body.length);
    return result;
  };
  // Pages ask some things at once: here they wait for each other, so that each is timed by itself.
  let last: Promise<unknown> = Promise.resolve();
  const execute: Asking['locals']['execute'] = (...operation) => {
    const sent = last.then(() => send(...operation));
    last = sent.catch(() => undefined);
    return sent;
  };
  const locals = { execute, viewer: ADMIN, language: 'RU', requestId: 'benchmark' };
  const random = seededRandom(seed);
  try {
    for (let request = 0; request < requests; request++) await question.ask({ places, random, locals });
  } finally {
    connection.close();
  }
  return { answers, largestBytes, failure: null };
}
