import type { ClientBase } from 'pg';
import { addDays, type Day, periodOf } from '../../kernel/calendar.ts';
import { NEVER_CHANGED, readTallyVersions } from './month.repository.ts';
import { type CellSums, unpackCellSums } from './running-sums/cell-sums.ts';
import { GrowingSums } from './running-sums/growing-sums.ts';
import { readDaySums, readRunningMonths, readRunningSums, SHARDS } from './running-sums/running-sums.repository.ts';
import { ALL_COLUMNS } from './tally.repository.ts';

/**
 * Adds up the days of all months again of which there are running sums that hold, and names each number that differs. The
 * tallies of the days themselves are compared with the ratings.
 * @returns at most so many differences
 */
export async function differentRunningSums(client: ClientBase, atMost: number): Promise<string[]> {
  const tallies = await readTallyVersions(client);
  const found: string[] = [];
  for (const [month, version] of await readRunningMonths(client)) {
    // Nobody reads those of another version.
    if ((tallies.get(month) ?? NEVER_CHANGED) !== version) continue;
    const added = SHARDS.map(() => new GrowingSums());
    for (let toDay = month; toDay <= periodOf(month, 'MONTH').to; toDay = addDays(toDay, 1)) {
      for (const [shard, ofDay] of await readDaySums(client, toDay)) added[shard]!.add(ofDay);
      const kept = await readRunningSums(
        client,
        SHARDS.map((shard) => ({ month, toDay, shard, version })),
      );
      for (const { shard, sums } of kept) found.push(...differences(toDay, added[shard]!, await unpackCellSums(sums)));
      if (kept.length < SHARDS.length) found.push(named(toDay, { shards: kept.length }));
      if (found.length >= atMost) return found.slice(0, atMost);
    }
  }
  return found;
}

function differences(toDay: Day, added: GrowingSums, { cellIds, columns }: CellSums): string[] {
  const places = new Map([...cellIds].map((cell, place) => [cell, place]));
  const found = added.cellIds.flatMap((cell, at) =>
    ALL_COLUMNS.flatMap((name, column) => {
      const kept = columns[column]![places.get(cell) ?? -1] ?? 0;
      const counted = added.rows[at * ALL_COLUMNS.length + column]!;
      return kept === counted ? [] : [named(toDay, { cell_id: cell, column: name, kept, counted })];
    }),
  );
  if (cellIds.length !== added.cellIds.length) found.push(named(toDay, { cells: cellIds.length }));
  return found;
}

const named = (toDay: Day, what: unknown): string => JSON.stringify({ to_day: toDay, what });
