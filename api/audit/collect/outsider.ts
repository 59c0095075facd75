/** Somebody without an account: asks the public endpoint and reads the public pages, over HTTP as anyone. */
export class Outsider {
  asked = 0;

  /** @param origin e.g. `http://127.0.0.1:8080` */
  constructor(readonly origin: string) {}

  /** @throws Error when the question is refused: the collector only asks what the schema offers */
  async ask<Data>(query: string): Promise<Data> {
    this.asked++;
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ query }),
    });
    const body = (await response.json()) as { data?: Data; errors?: { message: string }[] };
    if (body.errors || !body.data) throw new Error(`${JSON.stringify(body.errors ?? body)}\n${query.slice(0, 2_000)}`);
    return body.data;
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
