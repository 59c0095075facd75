import { subscribe } from 'node:diagnostics_channel';
import pg from 'pg';

export interface RecordedQueries {
  /** Asks again what was sent since it was last called: milliseconds of each request, in the order in which they ended. */
  askAgain(): Promise<number[]>;
  /** Closes the connections that it has opened. */
  close(): Promise<void>;
}

/** A connection with what it was opened with, which the types of the driver do not tell. */
interface Connected extends pg.Client {
  connectionParameters: pg.ClientConfig;
}

/** A statement as it was sent, by whatever connection. */
interface Sent {
  client: Connected;
  /** What `query` was called with, without a callback. */
  args: unknown[];
}

/**
 * Notes the statements of each request of this process, and asks them again when it is told to: one after the other, on
 * connections like those they came from, while nothing else is done. So their time is that of the queries alone, not that in
 * which their answers waited for this process. Right for requests that come one at a time and read only.
 */
export function recordQueries(): RecordedQueries {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  let isAskingAgain = false;
  /** By role. */
  const opened = new Map<string, Promise<pg.Client>>();
  /** Statements of the request that began last, and of all requests that are not answered yet. */
  let current: Sent[] = [];
  const open = new WeakMap<object, Sent[]>();
  let ended: Sent[][] = [];
  client.query = function (this: Connected, ...args) {
    if (!isAskingAgain) current.push({ client: this, args: args.filter((arg) => typeof arg !== 'function') });
    return query.apply(this, args);
  };
  subscribe('http.server.request.start', (message) => {
    open.set((message as { request: object }).request, (current = []));
  });
  // The next request may begin before this is told.
  subscribe('http.server.response.finish', (message) => {
    ended.push(open.get((message as { request: object }).request)!);
  });
  const askAgain = async () => {
    const requests = ended;
    ended = [];
    isAskingAgain = true;
    const times: number[] = [];
    for (const sent of requests) {
      // What one connection was sent stays together: it may be a transaction.
      const byClient = [...Map.groupBy(sent, (one) => one.client)];
      const connections = await Promise.all(byClient.map(([own]) => like(own, opened)));
      const startedAt = performance.now();
      for (const [place, [, statements]] of byClient.entries())
        for (const { args } of statements) await query.apply(connections[place], args.map(withoutCallback));
      times.push(performance.now() - startedAt);
    }
    isAskingAgain = false;
    return times;
  };
  const close = async () => {
    for (const connection of opened.values()) await (await connection).end();
  };
  return { askAgain, close };
}

/** A connection of its own in the same role as this one. */
function like({ connectionParameters }: Connected, opened: Map<string, Promise<pg.Client>>): Promise<pg.Client> {
  const { host, port, user, password, database, options } = connectionParameters;
  const name = `${user} ${options}`;
  let connection = opened.get(name);
  if (!connection) {
    const client = new pg.Client({ host, port, user, password, database, options });
    // What is asked on it fails as well, and says so.
    client.on('error', () => undefined);
    opened.set(name, (connection = client.connect().then(() => client)));
  }
  return connection;
}

/** The driver leaves the callback of its first use in a statement that is an object. */
function withoutCallback(arg: unknown): unknown {
  return typeof arg === 'object' && arg !== null && 'text' in arg ? { ...arg, callback: undefined } : arg;
}
