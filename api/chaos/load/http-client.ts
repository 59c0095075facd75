import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { outcomeOf, type Outcome } from '../workload/answer.ts';
import type { Operation } from '../workload/operation.ts';
import { bodyOf } from '../workload/request.ts';

/** After so long without an answer the outcome is unknown. */
const PATIENCE_MS = 10_000;
const KNOCK_EVERY_MS = 25;

/** Adds the seconds that the server asks to wait. */
const withPause = (outcome: Outcome, retryAfter: string | undefined): Outcome =>
  outcome.is === 'UNKNOWN' && Number(retryAfter) > 0
    ? { ...outcome, retryAfterMs: Number(retryAfter) * 1_000 }
    : outcome;

/** Sends operations to one address, over connections that are kept. */
export class HttpClient {
  readonly #port: number;
  readonly #partnerKey: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 });
  #listening: Promise<void> | null = null;

  constructor(port: number, partnerKey: string) {
    this.#port = port;
    this.#partnerKey = partnerKey;
  }

  /** One attempt. Never throws: whatever goes wrong on the way leaves the outcome unknown. */
  send(operation: Operation): Promise<Outcome> {
    const body = bodyOf(operation);
    return new Promise((resolve) => {
      const failed = (error: NodeJS.ErrnoException) => resolve({ is: 'UNKNOWN', reason: error.code ?? error.message });
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path: '/graphql',
          method: 'POST',
          agent: this.#agent,
          timeout: PATIENCE_MS,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...(operation.mutation === 'ratingsImport' ? { authorization: `Bearer ${this.#partnerKey}` } : {}),
          },
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('error', failed);
          response.on('end', () =>
            resolve(
              response.complete
                ? withPause(
                    outcomeOf(operation, response.statusCode ?? 0, Buffer.concat(pieces).toString('utf8')),
                    response.headers['retry-after'],
                  )
                : { is: 'UNKNOWN', reason: 'half an answer' },
            ),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer in time'), { code: 'TIMEOUT' })));
      sent.on('error', failed);
      sent.end(body);
    });
  }

  /** Resolves when something listens at the address. All who wait share one knocking. */
  untilListening(signal: AbortSignal): Promise<void> {
    this.#listening ??= this.#knock(signal).finally(() => {
      this.#listening = null;
    });
    return this.#listening;
  }

  close(): void {
    this.#agent.destroy();
  }

  async #knock(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !(await this.#isListening())) await pause(KNOCK_EVERY_MS);
  }

  #isListening(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: this.#port });
      const end = (is: boolean) => {
        socket.destroy();
        resolve(is);
      };
      socket.once('connect', () => end(true));
      socket.once('error', () => end(false));
    });
  }
}
