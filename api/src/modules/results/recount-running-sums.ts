import type { ClientBase } from 'pg';
import { addDays, type Day, periodOf } from '../../kernel/calendar.ts';
import { NEVER_CHANGED } from './month.repository.ts';
import { type CellSums, unpackCellSums } from './running-sums/cell-sums.ts';
import { unpackFlowSums } from './running-sums/flow-sums.ts';
import { GrowingCells } from './running-sums/growing-cells.ts';
import { GrowingFlow } from './running-sums/growing-flow.ts';
import {
  readRunningMonths,
  readRunningSums,
  readVersions,
  type RunningKindName,
  SHARDS,
} from './running-sums/running-sums.repository.ts';
import { ALL_COLUMNS } from './tally.repository.ts';

/** Adds the days of a month up anew, and tells where a shard differs from that. */
interface Again {
  add(client: ClientBase, day: Day): Promise<void>;
  differences(shard: number, kept: Buffer): Promise<object[]>;
}

const AGAIN: Record<RunningKindName, () => Again> = {
  T: () => {
    const cells = new GrowingCells();
    return {
      add: (client, day) => cells.add(client, day),
      differences: async (shard, kept) => cellDifferences(cells.shards[shard]!, await unpackCellSums(kept)),
    };
  },
  F: () => {
    const flow = new GrowingFlow();
    return {
      add: (client, day) => flow.add(client, day),
      differences: (shard, kept) => flowDifferences(flow.shards[shard]!, kept),
    };
  },
};

/**
 * Adds up the days of all months again of which there are running sums that hold, and names each number that differs. The
 * tallies of the days themselves are compared with the ratings, and with the reports.
 * @returns at most so many differences
 */
export async function differentRunningSums(client: ClientBase, atMost: number): Promise<string[]> {
  const found: string[] = [];
  for (const kind of ['T', 'F'] as const) {
    const versions = await readVersions(client, kind);
    for (const [month, version] of await readRunningMonths(client, kind)) {
      // Nobody reads those of another version.
      if ((versions.get(month) ?? NEVER_CHANGED) !== version) continue;
      const again = AGAIN[kind]();
      for (let toDay = month; toDay <= periodOf(month, 'MONTH').to; toDay = addDays(toDay, 1)) {
        await again.add(client, toDay);
        const wanted = SHARDS.map((shard) => ({ month, toDay, shard, version }));
        const kept = await readRunningSums(client, kind, wanted);
        const differences: object[] = kept.length < SHARDS.length ? [{ shards: kept.length }] : [];
        for (const { shard, sums } of kept) differences.push(...(await again.differences(shard, sums)));
        found.push(...differences.map((what) => JSON.stringify({ kind, to_day: toDay, what })));
        if (found.length >= atMost) return found.slice(0, atMost);
      }
    }
  }
  return found;
}

function cellDifferences(added: GrowingCells['shards'][number], { cellIds, columns }: CellSums): object[] {
  const places = new Map([...cellIds].map((cell, place) => [cell, place]));
  const found: object[] = added.cellIds.flatMap((cell, at) =>
    ALL_COLUMNS.flatMap((name, column) => {
      const kept = columns[column]![places.get(cell) ?? -1] ?? 0;
      const counted = added.rows[at * ALL_COLUMNS.length + column]!;
      return kept === counted ? [] : [{ cell_id: cell, column: name, kept, counted }];
    }),
  );
  if (cellIds.length !== added.cellIds.length) found.push({ cells: cellIds.length });
  return found;
}

async function flowDifferences(added: GrowingFlow['shards'][number], packed: Buffer): Promise<object[]> {
  const kept = new Map<string, number>();
  for (const [serviceId, rows] of (await unpackFlowSums(packed)).byService)
    for (const { touchpointId, segmentId, transactions } of rows)
      kept.set([serviceId, touchpointId, segmentId].join(), transactions);
  const names = new Set([...added.keys(), ...kept.keys()]);
  return [...names].flatMap((name) => {
    const [counted, known] = [added.get(name)?.transactions, kept.get(name)];
    return counted === known ? [] : [{ name, kept: known ?? null, counted: counted ?? null }];
  });
}
