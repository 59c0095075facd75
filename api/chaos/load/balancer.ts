import type { Outcome } from '../workload/answer.ts';
import type { Operation } from '../workload/operation.ts';
import type { HttpClient } from './http-client.ts';

/** What became of one attempt, and at which process; processes are numbered from 0. */
export interface Attempt {
  outcome: Outcome;
  process: number;
}

/**
 * Sends attempts to the processes of the api in turn, as a proxy in front of them does that does not ask who lives:
 * what one of them left unknown goes to the next one.
 */
export class Balancer {
  readonly #clients: readonly HttpClient[];
  #turn = 0;

  /** @param clients one for each process */
  constructor(clients: readonly HttpClient[]) {
    this.#clients = clients;
  }

  /** Number of processes. */
  get processes(): number {
    return this.#clients.length;
  }

  /** One attempt, at the process whose turn it is. Never throws. */
  async send(operation: Operation): Promise<Attempt> {
    const process = this.#turn++ % this.#clients.length;
    return { outcome: await this.#clients[process]!.send(operation), process };
  }

  /** Resolves when one of the processes listens. */
  async untilOneListens(signal: AbortSignal): Promise<void> {
    await Promise.race(this.#clients.map((client) => client.untilListening(signal)));
  }

  /** Resolves when all of them listen. */
  async untilAllListen(signal: AbortSignal): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.untilListening(signal)));
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }
}
