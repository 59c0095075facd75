import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from '../journal/journal.ts';
import type { Outcome } from '../workload/answer.ts';
import { lifeOf } from '../workload/life.ts';
import type { Operation } from '../workload/operation.ts';
import type { Balancer } from './balancer.ts';

/** What is sent, and how fast. */
export interface LoadOrder {
  seed: number;
  /** New requests a second. */
  rate: number;
  /** Calendar day before which imported ratings were collected, `YYYY-MM-DD`. */
  today: string;
}

const TICK_MS = 20;
/** About how long is waited before the same is sent again, where the server does not say; half more or less. */
const RETRY_PAUSE_MS = 150;

/** An operation whose turn has come, and those that follow it. */
interface Due {
  operation: Operation;
  rest: readonly Operation[];
  /** Moment of the client's clock. */
  at: number;
}

/**
 * The client that survives everything. It sends new requests at its rate, whatever becomes of those before, and
 * repeats each until it knows what became of it. Operations on one rating follow one another.
 */
export class Load {
  readonly #order: LoadOrder;
  readonly #journal: Journal;
  readonly #balancer: Balancer;
  readonly #givenUp = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #due: Due[] = [];
  #lives = 0;
  #intents = 0;
  #timer: NodeJS.Timeout | null = null;
  #failure: unknown = null;
  #waiting: { after: number; process: number; resolve: (acknowledgedAt: number) => void }[] = [];
  /** Attempts that were acknowledged so far, by process. */
  readonly acknowledgedByProcess: number[];

  constructor(order: LoadOrder, journal: Journal, balancer: Balancer) {
    this.#order = order;
    this.#journal = journal;
    this.#balancer = balancer;
    this.acknowledgedByProcess = Array.from({ length: balancer.processes }, () => 0);
  }

  /** Starts sending. */
  start(): void {
    let budget = 0;
    let last = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      budget += ((now - last) / 1_000) * this.#order.rate;
      last = now;
      for (; budget >= 1; budget--) this.#launch(this.#next(now));
    }, TICK_MS);
  }

  /** Attempts that were acknowledged so far. */
  get acknowledged(): number {
    return this.acknowledgedByProcess.reduce((sum, one) => sum + one);
  }

  /** Requests that were begun. */
  get begun(): number {
    return this.#intents;
  }

  /**
   * Moment at which a process acknowledged a write that was sent after `moment`: it works again.
   * @param moment of `performance.now()`
   * @param process its number
   * @returns null when it acknowledged nothing within `patienceMs`
   */
  async acknowledgedBy(process: number, moment: number, patienceMs: number): Promise<number | null> {
    const found = new Promise<number>((resolve) => this.#waiting.push({ after: moment, process, resolve }));
    const gaveUp = new AbortController();
    try {
      return await Promise.race([found, pause(patienceMs, null, { signal: gaveUp.signal })]);
    } finally {
      gaveUp.abort();
    }
  }

  /** The same of all processes: the moment at which the last of them works again; null when one does not. */
  async acknowledgedByAll(moment: number, patienceMs: number): Promise<number | null> {
    const found = await Promise.all(
      this.acknowledgedByProcess.map((_, process) => this.acknowledgedBy(process, moment, patienceMs)),
    );
    return found.reduce((latest, one) => (latest === null || one === null ? null : Math.max(latest, one)));
  }

  /** Begins nothing new. */
  stopBeginning(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#due = [];
  }

  /**
   * Ends when every request is resolved, or gives up those that are not after `patienceMs`.
   * @throws Error when the journal could not be written
   */
  async finish(patienceMs: number): Promise<void> {
    this.stopBeginning();
    const hurry = setTimeout(() => this.#givenUp.abort(), patienceMs);
    await Promise.all(this.#running);
    clearTimeout(hurry);
    if (this.#failure) throw this.#failure;
  }

  /** Every second request goes on with a rating whose pause is over, while there is one. */
  #next(now: number): Due {
    const index = this.#intents % 2 === 0 ? this.#due.findIndex(({ at }) => at <= now) : -1;
    if (index >= 0) return this.#due.splice(index, 1)[0]!;
    const [operation, ...rest] = lifeOf(this.#order.seed, this.#lives++, this.#order.today);
    return { operation: operation!, rest, at: now };
  }

  #launch(due: Due): void {
    const run: Promise<void> = this.#run(due)
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #run({ operation, rest }: Due): Promise<void> {
    const intent = this.#intents++;
    await this.#journal.append({ at: performance.now(), intent, operation });
    const attempts = operation.isTwice ? [this.#resolve(intent, operation), this.#resolve(intent, operation)] : [];
    const isResolved = await Promise.all(attempts.length > 0 ? attempts : [this.#resolve(intent, operation)]);
    const [next, ...after] = rest;
    if (next && isResolved.every(Boolean) && this.#timer)
      this.#due.push({ operation: next, rest: after, at: performance.now() + next.pauseMs });
  }

  /** Sends the same until the outcome is known. Returns whether it is. */
  async #resolve(intent: number, operation: Operation): Promise<boolean> {
    const { signal } = this.#givenUp;
    while (!signal.aborted) {
      const sentAt = performance.now();
      const { outcome, process } = await this.#balancer.send(operation);
      const at = performance.now();
      const written = this.#journal.append({ at, outcome: intent, of: outcome });
      if (outcome.is === 'ANSWERED') {
        this.#noteAnswer(outcome, process, sentAt, at);
        await written;
        return true;
      }
      await written;
      if (outcome.reason === 'ECONNREFUSED') await this.#balancer.untilOneListens(signal);
      else await pause((outcome.retryAfterMs ?? RETRY_PAUSE_MS) * (0.5 + Math.random()));
    }
    return false;
  }

  #noteAnswer(
    { writes }: Extract<Outcome, { is: 'ANSWERED' }>,
    process: number,
    sentAt: number,
    acknowledgedAt: number,
  ): void {
    if (!writes.some(({ is }) => is === 'DONE')) return;
    this.acknowledgedByProcess[process]!++;
    const isOver = (waiting: { after: number; process: number }) =>
      waiting.process === process && sentAt > waiting.after;
    for (const waiting of this.#waiting) if (isOver(waiting)) waiting.resolve(acknowledgedAt);
    this.#waiting = this.#waiting.filter((waiting) => !isOver(waiting));
  }
}
