import { addDays } from '../../src/kernel/calendar.ts';
import { pick, seededRandom } from './data/random.ts';
import type { Places } from './places.ts';
import { type RawKind, rawStatement } from './raw-questions.ts';
import { withClient } from './read-database.ts';

/** Milliseconds that each kind of question takes of raw rows, asked `requests` times with other subjects and dates. */
export async function rawTimes(
  url: string,
  { services, today }: Places,
  kinds: readonly RawKind[],
  requests: number,
): Promise<Map<RawKind, number[]>> {
  const times = new Map<RawKind, number[]>();
  await withClient(url, async (client) => {
    await client.query('set role otklik_acceptor');
    for (const kind of kinds) {
      const random = seededRandom(1);
      const ofKind: number[] = [];
      for (let request = 0; request < requests; request++) {
        const from = addDays(today, -(120 + Math.floor(random() * 200)));
        const { id } = pick(services.slice(0, 50), random);
        const statement = rawStatement(kind, { subjectId: id, from, to: addDays(from, 91) });
        const sentAt = performance.now();
        await client.query(statement);
        ofKind.push(performance.now() - sentAt);
      }
      times.set(kind, ofKind);
    }
  });
  return times;
}
