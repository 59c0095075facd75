import type { Collection, PublicPeriod } from '../collect/collect.ts';
import type { PublicThing } from '../collect/public-registry.ts';
import { type Cell, cellKey, type Count, WHOLE } from './cells.ts';
import { countKey, countsOf, type TableCount } from './mode-table-counts.ts';
import type { Bounds, Sum } from './narrow.ts';

/** A count that is shown to the nearest 5 is off by 2 at most. */
const ROUNDING = 2;
const FEWEST_SHOWN = 10;

/**
 * Adds what mode tables tell of the groups that have figures: all answers of a table, and those of each channel, are the
 * sum over its four quarters of all services for external clients. A count that is not told is no knowledge.
 *
 * @param bounds of what is known so far; those of the counts of tables are put after them
 * @param sums those of tables are put after them
 */
export function addModeTables(
  { things, periods, modeTables, since }: Pick<Collection, 'things' | 'periods' | 'modeTables' | 'since'>,
  indexOf: ReadonlyMap<string, number>,
  bounds: Bounds[],
  sums: Sum[],
): void {
  const services = things.filter(({ type, audience }) => type === 'Service' && audience === 'EXTERNAL');
  // Where all services are for external clients an authority without another above it has those of the whole tree.
  const isAll = things.every(({ type, audience }) => type !== 'Service' || audience === 'EXTERNAL');
  const roots = isAll ? things.filter(({ type, above }) => type === 'Authority' && above === null) : [];
  for (const table of modeTables) {
    const own = periods.filter(
      ({ grain, from, to }) => grain === 'QUARTER' && from >= table.period.from && to <= table.period.to,
    );
    // Nothing was rated before the first quarter that is published.
    const isComplete = since !== null && own.length === quartersSince(table.period, since);
    for (const [key, n] of countsOf(table)) {
      if (n === 0) continue;
      const found = table.items.flatMap(({ item, mix }) =>
        [WHOLE, ...mix.flatMap(({ factor, key: channel }) => (factor === 'CHANNEL' ? [channel!] : []))].flatMap(
          (part) => (countKey(countOf(item, part)) === key ? [{ item: item as Count, part }] : []),
        ),
      )[0];
      if (!found) continue;
      const total = bounds.length;
      bounds.push({ low: Math.max(FEWEST_SHOWN, n - ROUNDING), high: n + ROUNDING });
      for (const some of [services, roots]) {
        if (some.length === 0) continue;
        const parts = cellsOf(some, own, found, indexOf);
        sums.push({ total, parts, isComplete });
      }
    }
  }
}

const countOf = (item: string, part: string): TableCount =>
  part === WHOLE ? { item, kind: 'WHOLE' } : { item, kind: 'PART', factor: 'CHANNEL', key: part };

/** Those of a part that some things can have in some quarters. */
const cellsOf = (
  things: readonly PublicThing[],
  quarters: readonly PublicPeriod[],
  { item, part }: { item: Count; part: Cell['part'] },
  indexOf: ReadonlyMap<string, number>,
): number[] =>
  things.flatMap(({ id }) => quarters.flatMap((period) => indexOf.get(cellKey(id, part, 'SCORE', item, period)) ?? []));

/** How many of the four quarters of a table had begun to be published by then. */
function quartersSince({ from, to }: { from: string; to: string }, since: string): number {
  const monthOf = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return Math.max(0, (monthOf(to) + 1 - Math.max(monthOf(from), monthOf(since))) / 3);
}
