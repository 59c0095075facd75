import type { Pool } from 'pg';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { readReferenceMixes } from '../../src/modules/results/mode-table/frozen.repository.ts';
import type { ReferenceMix } from '../../src/modules/results/mode-table/mode-table.ts';
import type { ShownReferenceMix } from '../collect/reference-mixes.ts';
import { NO_SEGMENT } from './mode-table-counts.ts';

/** What the referee knows of a frozen mix and the attacker does not. */
export interface ReferenceMixTruth {
  year: number;
  /** Exact counts of every part. */
  parts: readonly { channel: string; segment: string; n: number }[];
}

/** Segments by the ids that the public sees. */
const shownSegment = (segment: string): string =>
  segment === NO_SEGMENT ? NO_SEGMENT : toGlobalId('Segment', segment);

/** What frozen mixes are made of. */
export const truthOfMix = ({ year, shares }: Pick<ReferenceMix, 'year' | 'shares'>): ReferenceMixTruth => ({
  year,
  parts: shares.map(({ channel, segment, count }) => ({ channel, segment: shownSegment(segment), n: count })),
});

/** Reads what every frozen mix is made of. */
export const readReferenceMixTruth = async (pool: Pool): Promise<ReferenceMixTruth[]> =>
  (await readReferenceMixes(pool, { atMost: 100 })).map(truthOfMix);

/** A frozen mix in the shape in which the public is told. */
export const mixAsShown = ({ year, weighting, period, shares, total }: ReferenceMix): ShownReferenceMix => ({
  year,
  weighting,
  period,
  shares: shares.map(({ channel, segment, count }) => ({
    channel,
    segment: segment === NO_SEGMENT ? null : toGlobalId('Segment', segment),
    percent: Math.round((10_000 * count) / total) / 100,
  })),
});
