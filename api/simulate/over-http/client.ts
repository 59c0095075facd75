import { setTimeout as pause } from 'node:timers/promises';

/** What a server answers that has too much to do: the same body may be sent again. */
const BUSY = 503;
const ATTEMPTS = 30;

/** Asks one server over HTTP. */
export interface Client {
  /** As the partner. @throws Error when GraphQL answers with errors */
  askPublic: <Data>(query: string, variables: object) => Promise<Data>;
  /** As somebody without an account or a key. */
  askAnonymously: <Data>(query: string, variables: object) => Promise<Data>;
  /** As a signed-in member of staff. */
  askStaff: <Data>(query: string, variables: object) => Promise<Data>;
}

/** A client of the server at this port of this machine. */
export function clientOf({ port, key, session }: { port: number; key: string; session: string }): Client {
  const ask = async <Data>(path: string, headers: Record<string, string>, body: object): Promise<Data> => {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
      body: JSON.stringify(body),
    };
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, request);
      const text = await response.text();
      if (response.status === BUSY && attempt < ATTEMPTS) {
        await pause(1_000 * Number(response.headers.get('retry-after') ?? 1));
        continue;
      }
      const { data, errors } = JSON.parse(text) as { data?: Data; errors?: unknown };
      if (errors || !data) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(errors)}`);
      return data;
    }
  };
  return {
    askPublic: (query, variables) => ask('/graphql', { authorization: `Bearer ${key}` }, { query, variables }),
    askAnonymously: (query, variables) => ask('/graphql', {}, { query, variables }),
    askStaff: (query, variables) => ask('/staff/graphql', { cookie: `otklik_sid=${session}` }, { query, variables }),
  };
}
