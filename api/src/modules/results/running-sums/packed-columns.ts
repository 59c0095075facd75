import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

/** Whole numbers of one column, in as few bytes each as the largest of them needs. */
export type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

const COLUMN_TYPES = [Uint8Array, Uint16Array, Int32Array, Float64Array] as const;
/** Largest number that each type holds; float64 holds whole numbers up to 2^53 exactly. */
const LARGEST = [2 ** 8 - 1, 2 ** 16 - 1, 2 ** 31 - 1, 2 ** 53];
/** Columns begin at multiples of it, so that they can be looked at in place. */
const ALIGNMENT = 8;
/** Number of rows and of columns, before everything else. */
const HEAD_BYTES = 2 * Uint32Array.BYTES_PER_ELEMENT;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Columns of the same length. */
export interface PackedColumns {
  columns: readonly Column[];
  /** Of memory. */
  bytes: number;
}

/**
 * Columns of whole numbers from 0 on as they are kept: number of rows, number of columns, a byte for the type of each
 * column, columns; little-endian, of each column first the lowest bytes of all its numbers, then the next ones, which are
 * mostly zeros; compressed by Zstandard (RFC 8878).
 * @param columns of the same length
 */
export function packColumns(columns: readonly ArrayLike<number>[]): Promise<Buffer> {
  const count = columns[0]?.length ?? 0;
  const types = columns.map((column) => {
    let largest = 0;
    for (let row = 0; row < count; row++) largest = Math.max(largest, column[row]!);
    return LARGEST.findIndex((limit) => largest <= limit);
  });
  const buffer = new ArrayBuffer(placesOf(count, types).at(-1)!);
  new Uint32Array(buffer, 0, 2).set([count, columns.length]);
  new Uint8Array(buffer, HEAD_BYTES, types.length).set(types);
  for (const [place, values] of viewed(buffer).columns.entries()) values.set(columns[place]!);
  return promisify(zstdCompress)(new Uint8Array(transposed(buffer, 'TO_PLANES')));
}

/** The same, to be looked at. */
export async function unpackColumns(kept: Buffer): Promise<PackedColumns> {
  const plain = await promisify(zstdDecompress)(kept);
  // A buffer of its own begins at 0, as typed arrays need it.
  const buffer = new ArrayBuffer(plain.byteLength);
  new Uint8Array(buffer).set(plain);
  return viewed(transposed(buffer, 'FROM_PLANES'));
}

/** The bytes of each number, which lie together, as planes of all numbers, or the other way round. */
function transposed(buffer: ArrayBuffer, way: 'TO_PLANES' | 'FROM_PLANES'): ArrayBuffer {
  const copy = buffer.slice(0);
  for (const { byteOffset, byteLength, length: count, BYTES_PER_ELEMENT: width } of viewed(buffer).columns) {
    if (width === 1) continue;
    const [from, into] = [buffer, copy].map((bytes) => new Uint8Array(bytes, byteOffset, byteLength)) as [
      Uint8Array,
      Uint8Array,
    ];
    const [rows, columns] = way === 'TO_PLANES' ? [count, width] : [width, count];
    for (let column = 0; column < columns; column++)
      for (let row = 0; row < rows; row++) into[column * rows + row] = from[row * columns + column]!;
  }
  return copy;
}

/** Numbers that never fall, as the steps from one to the next, which are small. */
export function stepsOf(numbers: Int32Array): Int32Array {
  return numbers.map((number, place) => number - (place === 0 ? 0 : numbers[place - 1]!));
}

/** The numbers again. */
export function numbersOfSteps(steps: ArrayLike<number>): Int32Array {
  const numbers = new Int32Array(steps.length);
  let number = 0;
  for (let place = 0; place < steps.length; place++) numbers[place] = number += steps[place]!;
  return numbers;
}

/** Where each column begins, and where all ends, in bytes. */
function placesOf(count: number, types: readonly number[]): number[] {
  const places = [aligned(HEAD_BYTES + types.length)];
  for (const type of types) places.push(aligned(places.at(-1)! + count * COLUMN_TYPES[type]!.BYTES_PER_ELEMENT));
  return places;
}

function viewed(buffer: ArrayBuffer): PackedColumns {
  const [count = 0, columnCount = 0] = new Uint32Array(buffer, 0, 2);
  const types = [...new Uint8Array(buffer, HEAD_BYTES, columnCount)];
  const places = placesOf(count, types);
  return {
    columns: types.map((type, column) => new COLUMN_TYPES[type]!(buffer, places[column], count)),
    bytes: buffer.byteLength,
  };
}
