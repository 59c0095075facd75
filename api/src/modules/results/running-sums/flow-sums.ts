import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { DayFlow } from './running-sums.repository.ts';

/** Transactions of the services of a shard, by service. */
export interface FlowSums {
  byService: ReadonlyMap<string, readonly Omit<DayFlow, 'serviceId'>[]>;
  /** Of memory, about. */
  bytes: number;
}

/** Shards into which transactions are divided: who asks about one service reads one of them. */
export const FLOW_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);
/** By the last digit of the UUID. */
export const shardOf = (serviceId: string): number => Number.parseInt(serviceId.at(-1)!, 16);

/** Memory of one row, about. */
const BYTES_A_ROW = 100;

/** Transactions as they are kept: names once, rows by their places, as JSON, deflated. */
export function packFlowSums(flow: readonly DayFlow[]): Promise<Buffer> {
  const names: (string | null)[] = [];
  const places = new Map<string | null, number>();
  const placeOf = (name: string | null): number => {
    let place = places.get(name);
    if (place === undefined) places.set(name, (place = names.push(name) - 1));
    return place;
  };
  const rows = flow.map(({ serviceId, touchpointId, segmentId, transactions }) => [
    placeOf(serviceId),
    placeOf(touchpointId),
    placeOf(segmentId),
    transactions,
  ]);
  return promisify(deflateRaw)(Buffer.from(JSON.stringify({ names, rows })), { level: 1 });
}

/** The same, to be looked at. */
export async function unpackFlowSums(kept: Buffer): Promise<FlowSums> {
  const { names, rows } = JSON.parse((await promisify(inflateRaw)(kept)).toString()) as {
    names: (string | null)[];
    rows: [service: number, touchpoint: number, segment: number, transactions: number][];
  };
  const byService = new Map<string, Omit<DayFlow, 'serviceId'>[]>();
  for (const [service, touchpoint, segment, transactions] of rows) {
    const row = { touchpointId: names[touchpoint]!, segmentId: names[segment]!, transactions };
    const known = byService.get(names[service]!);
    if (known) known.push(row);
    else byService.set(names[service]!, [row]);
  }
  return { byService, bytes: rows.length * BYTES_A_ROW };
}
