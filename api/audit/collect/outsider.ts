import { setTimeout as pause } from 'node:timers/promises';

interface RefusedError {
  message: string;
  extensions?: { code?: string };
}

/** So often somebody asks again who was told that the server is busy. */
const COMES_BACK = 30;

/** Somebody without an account: asks the public endpoint and reads the public pages, over HTTP as anyone. */
export class Outsider {
  asked = 0;

  /** @param origin e.g. `http://127.0.0.1:8080` */
  constructor(readonly origin: string) {}

  /**
   * Whoever is told that the server is busy comes back when it says, as anyone may.
   * @throws Error when the question is refused: the collector only asks what the schema offers
   */
  async ask<Data>(query: string): Promise<Data> {
    for (let again = 0; ; again++) {
      this.asked++;
      const response = await fetch(`${this.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en' },
        body: JSON.stringify({ query }),
      });
      const body = (await response.json()) as { data?: Data; errors?: RefusedError[] };
      if (!body.errors && body.data) return body.data;
      const isBusy = body.errors?.some(({ extensions }) => extensions?.code === 'SERVICE_BUSY') ?? false;
      if (!isBusy || again === COMES_BACK)
        throw new Error(`${JSON.stringify(body.errors ?? body)}\n${query.slice(0, 2_000)}`);
      await pause(1_000 * Math.max(1, Number(response.headers.get('retry-after') ?? 1)));
    }
  }

  /** The text of a page; null where there is none. */
  async read(path: string): Promise<string | null> {
    this.asked++;
    const response = await fetch(`${this.origin}${path}`);
    const text = await response.text();
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    return text;
  }
}
