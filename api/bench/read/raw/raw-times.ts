import { seededRandom } from '../data/random.ts';
import type { Places } from '../places.ts';
import type { Question } from '../questions/question.ts';
import { withClient } from '../read-database.ts';
import { rawStatement } from './raw-question.ts';

/** Milliseconds that each of the first requests of a question takes of raw rows, by the name of the question. */
export type RawTimes = ReadonlyMap<string, readonly number[]>;

/**
 * Asks raw rows what the first requests of each question ask, one statement after the other.
 * @param seed that of the requests: subjects, days and filters are the same
 */
export async function rawTimes(
  url: string,
  places: Places,
  questions: readonly Question[],
  { seed, requests }: { seed: number; requests: number },
): Promise<RawTimes> {
  const times = new Map<string, number[]>();
  await withClient(url, async (client) => {
    await client.query('set role otklik_acceptor');
    for (const { name, draw } of questions) {
      const random = seededRandom(seed);
      for (let turn = 0; turn < requests; turn++) {
        const { raw } = draw({ places, random, turn });
        if (!raw) continue;
        const statements = raw().map(rawStatement);
        const sentAt = performance.now();
        for (const statement of statements) await client.query(statement);
        times.set(name, [...(times.get(name) ?? []), performance.now() - sentAt]);
      }
    }
  });
  return times;
}
