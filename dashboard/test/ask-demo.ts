import { inject } from 'vitest';

/** What the public endpoint of the demo server tells anybody. */
export async function askDemo<Data>(query: string): Promise<Data> {
  const response = await fetch(`${inject('demoServer').origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Data }).data;
}
