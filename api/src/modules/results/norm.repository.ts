import { findNorm, type NormCode } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import type { DayRange } from '../../kernel/calendar.ts';
import { readReportedSums } from './reported-sums.ts';
import { tallyRanges } from './tally-ranges.ts';

/** How a norm in one version was kept. */
export interface NormCounts {
  code: NormCode;
  version: string;
  within: number;
  outside: number;
  /** Events that were not measured: never counted as kept. */
  unknown: number;
  /** Measured events by bin of the norm, one more than it has bounds; all 0 where values were not told. */
  bins: number[];
}

const BINS = Array.from({ length: 16 }, (_, bin) => `b${bin}`);

/** Norms of a service or of a touchpoint over free dates; those that nobody reported are not in it. */
export async function readNorms(
  client: ClientBase | Pool,
  { of, id, period }: { of: 'SERVICE' | 'TOUCHPOINT'; id: string; period: DayRange },
): Promise<NormCounts[]> {
  const rows = await readReportedSums(client, {
    table: 'norm_tally',
    serviceIds: of === 'SERVICE' ? [id] : null,
    touchpointIds: of === 'TOUCHPOINT' ? [id] : null,
    ranges: tallyRanges(period),
    by: ['norm', 'version'],
    measures: ['within_norm', 'outside_norm', 'unknown', ...BINS],
  });
  return rows
    .map((row) => ({
      code: row.norm as NormCode,
      version: row.version as string,
      within: row.within_norm as number,
      outside: row.outside_norm as number,
      unknown: row.unknown as number,
      bins: BINS.slice(0, (findNorm(row.norm as string)?.bounds.length ?? BINS.length - 1) + 1).map(
        (bin) => row[bin] as number,
      ),
    }))
    .filter(({ within, outside, unknown }) => within + outside + unknown > 0)
    .toSorted((a, b) => (`${a.code} ${a.version}` < `${b.code} ${b.version}` ? -1 : 1));
}
