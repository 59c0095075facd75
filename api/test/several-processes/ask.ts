import { setTimeout as pause } from 'node:timers/promises';

/** What GraphQL answered. */
export interface GraphQLAnswer {
  status: number;
  body: { data: Record<string, unknown> | null; errors?: { message: string; extensions: { code: string } }[] };
}

/** Sends one operation. @throws where there was no whole answer */
export async function ask(origin: string, query: string, variables: object, key?: string): Promise<GraphQLAnswer> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as GraphQLAnswer['body'] };
}

/**
 * Sends one operation, and the same again as long as the server is busy, as every client of ours does.
 * @param onBusy called for every time the server was busy
 * @throws Error for any other answer than data
 */
export async function askUntilDone<Data>(
  origin: string,
  query: string,
  variables: object,
  { key, onBusy }: { key?: string; onBusy: (answer: GraphQLAnswer) => void },
): Promise<Data> {
  for (;;) {
    const answer = await ask(origin, query, variables, key);
    if (answer.status === 200 && answer.body.data && !answer.body.errors) return answer.body.data as Data;
    if (answer.status !== 503) throw new Error(`${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
    onBusy(answer);
    await pause(100);
  }
}
