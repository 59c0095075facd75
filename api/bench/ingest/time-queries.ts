import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import pg from 'pg';

/**
 * Measures how long each request of this process waits for PostgreSQL: the time in which at least one statement was sent
 * and not answered to its last row. Right for requests that come one at a time.
 * @returns the milliseconds since it was last called, in the order in which requests ended
 */
export function timeQueries(): () => number[] {
  const waiting = new Waiting();
  watchStatements(waiting);
  const before = new WeakMap<IncomingMessage, number>();
  let endedMs: number[] = [];
  subscribe('http.server.request.start', (message) => {
    before.set((message as { request: IncomingMessage }).request, waiting.totalMs());
  });
  subscribe('http.server.response.finish', (message) => {
    endedMs.push(waiting.totalMs() - before.get((message as { request: IncomingMessage }).request)!);
  });
  return () => {
    const ended = endedMs;
    endedMs = [];
    return ended;
  };
}

/** Time in which anything was waited for. */
class Waiting {
  #open = 0;
  #since = 0;
  #ms = 0;

  begin(): void {
    if (this.#open++ === 0) this.#since = performance.now();
  }

  end(): void {
    if (--this.#open === 0) this.#ms += performance.now() - this.#since;
  }

  totalMs(): number {
    return this.#ms + (this.#open > 0 ? performance.now() - this.#since : 0);
  }
}

type Callback = (...answer: unknown[]) => void;

/** Notes when a statement of any connection is sent and when it is answered, whether by promise or by callback. */
function watchStatements(waiting: Waiting): void {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  client.query = function (this: pg.Client, ...args) {
    waiting.begin();
    const end = () => waiting.end();
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const answered: Callback = (...answer) => {
        end();
        (callback as Callback)(...answer);
      };
      return query.apply(this, [...args.slice(0, -1), answered]);
    }
    const answer = query.apply(this, args) as Promise<unknown>;
    answer.then(end, end);
    return answer;
  };
}
