import type { Viewer } from '@otklik/schema';
import type { Pool } from 'pg';
import type { Clock } from '../../kernel/clock.ts';
import type { Directory } from '../registry/index.ts';
import type { Figures } from './figures.ts';
import { PublishedFigures } from './published-figures.ts';
import { StaffFigures } from './staff-figures.ts';
import { TallyReader } from './tally-reader.ts';

/**
 * The figures of one request: published ones for the public, tallies for staff. Made for each request, since what
 * was read is remembered for its length.
 * @param authorityIds UUIDs of the authorities whose figures the viewer owns
 */
export function figuresFor(
  viewer: Viewer | null,
  authorityIds: ReadonlySet<string>,
  { pool, directory, clock }: { pool: Pool; directory: Directory; clock: Clock },
): Figures {
  const published = new PublishedFigures(pool);
  if (!viewer) return published;
  const reader = new TallyReader(pool, directory);
  return new StaffFigures({ reader, directory, authorityIds, published, clock });
}
