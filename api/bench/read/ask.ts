// The client: a process of its own that asks one question after the other over HTTP, with the pages' own functions.
import process from 'node:process';
import { seededRandom } from './data/random.ts';
import { localsOverHttp, operationOf } from './locals-over-http.ts';
import type { Places } from './places.ts';
import { QUESTIONS } from './questions.ts';

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
  /** Every answer, in the order in which they came: its request, name of the operation, milliseconds until it was there. */
  answers: { turn: number; operation: string; ms: number }[];
  /** Bytes of the largest answer. */
  largestBytes: number;
  failure: string | null;
}

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
  const answers: AskReport['answers'] = [];
  let largestBytes = 0;
  let turn = 0;
  const { locals, close } = await localsOverHttp({ port, token }, ({ document, ms, bytes }) => {
    answers.push({ turn, operation: operationOf(document), ms });
    largestBytes = Math.max(largestBytes, bytes);
  });
  const random = seededRandom(seed);
  try {
    for (; turn < requests; turn++) await question.draw({ places, random, turn }).ask(locals);
  } finally {
    close();
  }
  return { answers, largestBytes, failure: null };
}
