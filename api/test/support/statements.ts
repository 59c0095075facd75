import pg from 'pg';

/**
 * How many statements the connections of this process send while `work` runs.
 * @param isCounted whether a statement of this text counts; all do unless said otherwise
 */
export async function countStatements(
  work: () => Promise<unknown>,
  isCounted: (text: string) => boolean = () => true,
): Promise<number> {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  let sent = 0;
  client.query = function (this: pg.Client, ...args) {
    const [config] = args as [string | { text: string }];
    if (isCounted(typeof config === 'string' ? config : config.text)) sent++;
    return query.apply(this, args);
  };
  try {
    await work();
    return sent;
  } finally {
    client.query = query;
  }
}
