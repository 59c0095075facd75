import { type Column, numbersOfSteps, packColumns, stepsOf, unpackColumns } from './packed-columns.ts';
import type { DayFlow } from './running-sums.repository.ts';

/** Transactions of a service. */
export type ServiceFlow = Omit<DayFlow, 'serviceId'>;

/** The pieces in which transactions are kept: one row for each service, touchpoint and segment; and their names. */
const [ROWS_PIECE, NAMES_PIECE] = [0, 1];
export const FLOW_PIECES = [ROWS_PIECE, NAMES_PIECE];

/** One of them. */
export type FlowPiece = { bytes: number } & ({ columns: readonly Column[] } | { names: Names });

/** UUIDs, each once, rising; rows tell them by their places. */
interface Names {
  services: string[];
  touchpoints: string[];
  segments: string[];
}

const KINDS = ['services', 'touchpoints', 'segments'] as const;
const UUID_BYTES = 16;
/** Memory of a name, about. */
const BYTES_A_NAME = 60;
/** Place of a segment that was not told; all others stand one further. */
const NO_SEGMENT = 0;

/** Transactions as they are kept, in `FLOW_PIECES`. */
export function packFlowSums(flow: readonly DayFlow[]): Promise<Buffer[]> {
  const names: Names = {
    services: risingNames(flow.map(({ serviceId }) => serviceId)),
    touchpoints: risingNames(flow.map(({ touchpointId }) => touchpointId)),
    segments: risingNames(flow.flatMap(({ segmentId }) => segmentId ?? [])),
  };
  const [services, touchpoints, segments] = KINDS.map(
    (kind) => new Map(names[kind].map((name, place) => [name, place])),
  );
  const rows = flow
    .map(({ serviceId, touchpointId, segmentId, transactions }) => [
      services!.get(serviceId)!,
      touchpoints!.get(touchpointId)!,
      segmentId === null ? NO_SEGMENT : segments!.get(segmentId)! + 1,
      transactions,
    ])
    .toSorted(([a, b, c], [x, y, z]) => a! - x! || b! - y! || c! - z!);
  const column = (number: number) => rows.map((row) => row[number]!);
  return Promise.all([
    packColumns([stepsOf(Int32Array.from(column(0))), column(1), column(2), column(3)]),
    packNames(names),
  ]);
}

/** One piece, to be looked at. */
export async function unpackFlowPiece(piece: number, kept: Buffer): Promise<FlowPiece> {
  const { columns, bytes } = await unpackColumns(kept);
  if (piece !== NAMES_PIECE) return { columns: [numbersOfSteps(columns[0]!), ...columns.slice(1)], bytes };
  const names = namesOf(columns);
  return { names, bytes: BYTES_A_NAME * columns[0]!.length };
}

/** Transactions by service, in both their pieces. */
export class FlowSums {
  readonly #names: Names;
  readonly #columns: readonly Column[];

  /** @param pieces `FLOW_PIECES` */
  constructor(pieces: readonly FlowPiece[]) {
    this.#names = { services: [], touchpoints: [], segments: [] };
    this.#columns = [];
    for (const one of pieces)
      if ('names' in one) this.#names = one.names;
      else this.#columns = one.columns;
  }

  /** All services, those with the lowest UUID first. */
  get serviceIds(): readonly string[] {
    return this.#names.services;
  }

  /** Those of a service; none of one that is not here. */
  of(serviceId: string): ServiceFlow[] {
    const service = lowerBound(this.#names.services, serviceId);
    if (this.#names.services[service] !== serviceId) return [];
    const [services, touchpoints, segments, transactions] = this.#columns as [Column, Column, Column, Column];
    const flow: ServiceFlow[] = [];
    for (let row = lowerBound(services, service); services[row] === service; row++)
      flow.push({
        touchpointId: this.#names.touchpoints[touchpoints[row]!]!,
        segmentId: segments[row] === NO_SEGMENT ? null : this.#names.segments[segments[row]! - 1]!,
        transactions: transactions[row]!,
      });
    return flow;
  }
}

const risingNames = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** The first place whose value is not below this one, of values that rise. */
function lowerBound<Value extends number | string>(values: ArrayLike<Value>, value: Value): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (values[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A column for each byte of the UUIDs, and one for which of the three they name: their first bytes are mostly the same. */
function packNames(names: Names): Promise<Buffer> {
  const all = KINDS.flatMap((kind, number) => names[kind].map((name) => ({ number, bytes: bytesOfUuid(name) })));
  const bytes = Array.from({ length: UUID_BYTES }, (_, byte) => all.map((one) => one.bytes[byte]!));
  return packColumns([all.map(({ number }) => number), ...bytes]);
}

function namesOf([kinds, ...bytes]: readonly Column[]): Names {
  const names: Names = { services: [], touchpoints: [], segments: [] };
  for (const [row, kind] of kinds!.entries())
    names[KINDS[kind]!].push(uuidOfBytes(bytes.map((column) => column[row]!)));
  return names;
}

const bytesOfUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

const uuidOfBytes = (bytes: readonly number[]): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
