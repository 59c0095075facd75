import { Connection } from '../load/connection.ts';

/** Rows of one call: as many as a call may have. */
export const ROWS_A_CALL = 1_000;

/** What is asked back of a call: how many rows were stored, or also which were refused and why. */
export type Asked = 'COUNTS' | 'ROWS';

const FIELDS: Record<Asked, string> = {
  COUNTS: 'accepted repeated rejected userErrors{code}',
  ROWS: 'accepted repeated rejected results{row userErrors{code}} userErrors{code}',
};

/** Whole HTTP requests, a thousand rows each; made before anything is measured. */
export function importRequests(
  rows: readonly object[],
  { port, key, asked }: { port: number; key: string; asked: Asked },
): Buffer[] {
  const query = `mutation($i:RatingsImportInput!){ratingsImport(input:$i){${FIELDS[asked]}}}`;
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_CALL) }, (_, call) => {
    const part = rows.slice(call * ROWS_A_CALL, (call + 1) * ROWS_A_CALL);
    const body = JSON.stringify({ query, variables: { i: { rows: part } } });
    return Buffer.from(
      `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n` +
        `Authorization: Bearer ${key}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

/** What a slice of calls brought. */
export interface Sent {
  seconds: number;
  accepted: number;
  /** Milliseconds of each call. */
  latenciesMs: number[];
}

/** Sends all requests over some connections, one at a time on each. @throws Error with the first answer that refuses a row */
export async function sendImports(requests: readonly Buffer[], port: number, connections: number): Promise<Sent> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Connection.open('127.0.0.1', port)));
  const latenciesMs: number[] = [];
  let accepted = 0;
  let next = 0;
  const startedAt = performance.now();
  try {
    await Promise.all(
      lines.map(async (line) => {
        for (let request = requests[next++]; request; request = requests[next++]) {
          const sentAt = performance.now();
          const { status, body } = await line.ask(request);
          latenciesMs.push(performance.now() - sentAt);
          const [, stored, repeated, rejected] =
            /"accepted":(\d+),"repeated":(\d+),"rejected":(\d+)/.exec(body)?.map(Number) ?? [];
          if (status !== 200 || !stored || repeated || rejected)
            throw new Error(`Not all rows were stored: ${status} ${body.slice(0, 300)}`);
          accepted += stored;
        }
      }),
    );
  } finally {
    for (const line of lines) line.close();
  }
  return { seconds: (performance.now() - startedAt) / 1_000, accepted, latenciesMs };
}
