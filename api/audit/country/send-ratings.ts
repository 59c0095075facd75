import { INSTRUMENT_VERSION, type Item, type Mode } from '@otklik/schema';
import type { Day } from '../../src/kernel/calendar.ts';
import { importRows } from '../../src/modules/ratings/index.ts';
import type { Platform } from '../../src/server/platform.ts';

/** A rating of a service, by the slugs of what it is about. */
export interface SentRating {
  service: string;
  touchpoint: string;
  mode: Mode;
  day: Day;
  answers: Partial<Record<Item, number>>;
}

const AT_ONCE = 1_000;

/** Sends ratings through the acceptance path, as a partner does. @throws Error when one is refused */
export async function sendRatings(
  { acceptance }: Platform,
  authorityId: string,
  ratings: readonly SentRating[],
): Promise<void> {
  for (let start = 0; start < ratings.length; start += AT_ONCE) {
    const rows = ratings.slice(start, start + AT_ONCE).map(({ service, touchpoint, mode, day, answers }) => ({
      id: crypto.randomUUID(),
      touchpoint,
      subject: { service },
      mode,
      language: 'RU',
      instrumentVersion: INSTRUMENT_VERSION,
      collectedAt: `${day}T09:00:00Z`,
      answers: Object.entries(answers).map(([item, value]) => ({ item, value })),
    }));
    const stored = await importRows(acceptance, rows, { authorityId, isDryRun: false });
    const refused = stored.find(({ kind }) => kind === 'REFUSED');
    if (refused) throw new Error(`a rating of the country was refused: ${JSON.stringify(refused)}`);
  }
}
