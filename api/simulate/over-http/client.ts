/** Asks one server over HTTP. */
export interface Client {
  /** As the partner. @throws Error when GraphQL answers with errors */
  askPublic<Data>(query: string, variables: object): Promise<Data>;
  /** As a signed-in member of staff. */
  askStaff<Data>(query: string, variables: object): Promise<Data>;
}

/** A client of the server at this port of this machine. */
export function clientOf({ port, key, session }: { port: number; key: string; session: string }): Client {
  const ask = async <Data>(path: string, headers: Record<string, string>, body: object): Promise<Data> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
    if (errors || !data) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(errors)}`);
    return data;
  };
  return {
    askPublic: (query, variables) => ask('/graphql', { authorization: `Bearer ${key}` }, { query, variables }),
    askStaff: (query, variables) => ask('/staff/graphql', { cookie: `otklik_sid=${session}` }, { query, variables }),
  };
}
