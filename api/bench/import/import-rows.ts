import { randomUUID } from 'node:crypto';
import { INSTRUMENT_VERSION } from '@otklik/schema';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { TOUCHPOINT } from '../ingest/registry.ts';
import { randomFrom } from '../load/rating-requests.ts';
import type { BareRow } from './copy-rows.ts';

const DAY_MS = 86_400_000;
/** The rows are of this many days before now. */
export const DAYS = 30;

/** One rating of a partner's file, and the same as a row of the bare table. */
export interface ImportedRating {
  row: object;
  bare: BareRow;
}

/**
 * Ratings as a partner has them in a file: in the order of time, evenly over the last 30 days, each of some service,
 * with SAT, EASE, TIME and RESULT. The seed decides all but the ids.
 */
export function importedRatings(
  count: number,
  { services, seed, now }: { services: readonly string[]; seed: number; now: Date },
): ImportedRating[] {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, index) => {
    const service = below(services.length);
    const [sat, ease, time, result] = [1 + below(5), 1 + below(5), 1 + below(5), 1 + below(4)];
    const collectedAt = new Date(now.getTime() - DAYS * DAY_MS * (1 - index / count)).toISOString();
    return {
      row: {
        id: randomUUID(),
        touchpoint: TOUCHPOINT,
        subject: { service: services[service] },
        mode: 'WEB',
        language: 'RU',
        instrumentVersion: INSTRUMENT_VERSION,
        collectedAt,
        answers: { SAT: sat, EASE: ease, TIME: time, RESULT: result },
      },
      bare: {
        id: uuidV7(now.getTime()),
        cellId: 1 + service,
        day: collectedAt.slice(0, 10),
        authorityId: '0192a000-0000-7000-8000-000000000001',
        sat,
        ease,
        time,
        result,
      },
    };
  });
}
