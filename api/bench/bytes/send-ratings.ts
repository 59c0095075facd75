import { INSTRUMENT_VERSION } from '@otklik/schema';
import { TOUCHPOINT } from '../ingest/registry.ts';
import { Connection } from '../load/connection.ts';
import { isStored, ratingRequests } from '../load/rating-requests.ts';

/** So many ratings over so many connections. */
export interface RatingsOrder {
  port: number;
  services: readonly string[];
  ratings: number;
  connections: number;
  seed: number;
}

/** Sends ratings one by one, each on its own request. @throws Error with the first answer that is no stored rating */
export async function sendRatings({ port, services, ratings, connections, seed }: RatingsOrder): Promise<void> {
  const host = '127.0.0.1';
  const next = ratingRequests({
    host,
    port,
    touchpoint: TOUCHPOINT,
    services,
    instrumentVersion: INSTRUMENT_VERSION,
    seed,
  });
  const lines = await Promise.all(Array.from({ length: connections }, () => Connection.open(host, port)));
  let left = ratings;
  try {
    await Promise.all(
      lines.map(async (line) => {
        while (left-- > 0) {
          const answer = await line.ask(next());
          if (!isStored(answer))
            throw new Error(`A rating was not stored: ${answer.status} ${answer.body.slice(0, 300)}`);
        }
      }),
    );
  } finally {
    for (const line of lines) line.close();
  }
}
