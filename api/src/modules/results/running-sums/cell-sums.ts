import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { ALL_COLUMNS } from '../tally.repository.ts';

/** Whole numbers of one column, in as few bytes each as the largest of them needs. */
type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

const COLUMN_TYPES = [Uint8Array, Uint16Array, Int32Array, Float64Array] as const;
/** Largest number that each type holds; float64 holds whole numbers up to 2^53 exactly. */
const LARGEST = [2 ** 8 - 1, 2 ** 16 - 1, 2 ** 31 - 1, 2 ** 53];
/** Columns begin at multiples of it, so that they can be looked at in place. */
const ALIGNMENT = 8;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Sums of full cells: cell by cell in no promised order, one column for each of `ALL_COLUMNS`. */
export interface CellSums {
  /** Number of each cell in the database, each once. */
  cellIds: Int32Array;
  columns: readonly Column[];
  /** Of memory. */
  bytes: number;
}

/**
 * Sums of cells as they are kept: number of cells, a byte for the type of each column, numbers of the cells, columns;
 * little-endian, deflated.
 * @param rows sums of each cell, one after the other
 */
export function packCellSums(cellIds: readonly number[], rows: Float64Array): Promise<Buffer> {
  const count = cellIds.length;
  const types = ALL_COLUMNS.map((_, column) => {
    let largest = 0;
    for (let cell = 0; cell < count; cell++) largest = Math.max(largest, rows[cell * ALL_COLUMNS.length + column]!);
    return LARGEST.findIndex((limit) => largest <= limit);
  });
  const buffer = new ArrayBuffer(placesOf(count, types).at(-1)!);
  new Uint32Array(buffer, 0, 1)[0] = count;
  new Uint8Array(buffer, 4, types.length).set(types);
  const { cellIds: ids, columns } = viewed(buffer);
  ids.set(cellIds);
  for (const [column, values] of columns.entries())
    for (let cell = 0; cell < count; cell++) values[cell] = rows[cell * ALL_COLUMNS.length + column]!;
  return promisify(deflateRaw)(Buffer.from(buffer), { level: 1 });
}

/** The same, to be looked at. */
export async function unpackCellSums(kept: Buffer): Promise<CellSums> {
  const plain = await promisify(inflateRaw)(kept);
  // A buffer of its own begins at 0, as typed arrays need it.
  const buffer = new ArrayBuffer(plain.byteLength);
  new Uint8Array(buffer).set(plain);
  return viewed(buffer);
}

/** Where the numbers of the cells and each column begin, and where all ends, in bytes. */
function placesOf(count: number, types: readonly number[]): number[] {
  const places = [aligned(4 + types.length)];
  for (const width of [Int32Array.BYTES_PER_ELEMENT, ...types.map((type) => COLUMN_TYPES[type]!.BYTES_PER_ELEMENT)])
    places.push(aligned(places.at(-1)! + count * width));
  return places;
}

function viewed(buffer: ArrayBuffer): CellSums {
  const count = new Uint32Array(buffer, 0, 1)[0]!;
  const types = [...new Uint8Array(buffer, 4, ALL_COLUMNS.length)];
  const places = placesOf(count, types);
  return {
    cellIds: new Int32Array(buffer, places[0], count),
    columns: types.map((type, column) => new COLUMN_TYPES[type]!(buffer, places[column + 1], count)),
    bytes: buffer.byteLength,
  };
}
