import { randomUUID } from 'node:crypto';

/** What the requests are about. */
export interface RequestTarget {
  host: string;
  port: number;
  /** Slug of the touchpoint. */
  touchpoint: string;
  /** Slugs of the services; requests go through them in turn. */
  services: readonly string[];
  instrumentVersion: string;
  /** Seed of the answers. */
  seed: number;
}

const QUERY =
  'mutation($i:RatingSubmitInput!){ratingSubmit(input:$i){rating{id revision status receipt}userErrors{code message}}}';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes whole HTTP requests, each a new rating with SAT, EASE, TIME and RESULT. */
export function ratingRequests({ host, port, touchpoint, services, instrumentVersion, seed }: RequestTarget) {
  const random = randomFrom(seed);
  const point = (highest: number) => 1 + Math.floor(random() * highest);
  const opening = `{"query":${JSON.stringify(QUERY)},"variables":{"i":{"id":"`;
  const afterId = services.map(
    (service) =>
      `","touchpoint":"${touchpoint}","subject":{"service":"${service}"},"mode":"WEB","language":"RU",` +
      `"instrumentVersion":"${instrumentVersion}","answers":[`,
  );
  let turn = 0;
  return (): string => {
    const answers =
      `{"item":"SAT","value":${point(5)}},{"item":"EASE","value":${point(5)}},` +
      `{"item":"TIME","value":${point(5)}},{"item":"RESULT","value":${point(4)}}`;
    const body = `${opening}${randomUUID()}${afterId[turn++ % afterId.length]}${answers}]}}}`;
    return (
      `POST /graphql HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    );
  };
}

/** True for an answer that says the rating is stored: a 200 with errors in it does not. */
export const isStored = ({ status, body }: { status: number; body: string }): boolean =>
  status === 200 && !body.startsWith('{"errors"') && body.includes('"receipt":"') && body.includes('"userErrors":[]');
