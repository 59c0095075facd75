import { toGlobalId } from '../../kernel/ids.ts';
import type { BreakdownRow } from './figures.ts';

/** A row of a breakdown as it leaves the api: touchpoints and segments by their global ids. */
export type BreakdownItem = Omit<BreakdownRow, 'by'>;

export const breakdownItem = ({ by, key, share, estimate }: BreakdownRow): BreakdownItem => ({
  key: keyOf(by, key),
  share,
  estimate,
});

function keyOf(by: BreakdownRow['by'], key: string | null): string | null {
  if (key === null) return null;
  if (by === 'TOUCHPOINT') return toGlobalId('Touchpoint', key);
  return by === 'SEGMENT' ? toGlobalId('Segment', key) : key;
}
