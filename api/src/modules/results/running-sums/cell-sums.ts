import { ALL_COLUMNS, positionsOf, TALLY_PARTS, type TallyPart } from '../tally.repository.ts';
import { pairDifferences, putPairs } from './pair-differences.ts';
import { type Column, numbersOfSteps, packColumns, stepsOf, unpackColumns } from './packed-columns.ts';

/** Columns of SAT, which every question reads, and those of each other part, as places among `ALL_COLUMNS`. */
const SAT_COLUMNS = positionsOf(new Set());
const PIECE_COLUMNS: readonly (readonly number[])[] = [
  SAT_COLUMNS,
  ...TALLY_PARTS.map((part) => positionsOf(new Set([part])).slice(SAT_COLUMNS.length)),
];
/** The pieces in which sums of cells are kept: who asks about SAT reads one of them. */
export const CELL_PIECES = [...PIECE_COLUMNS.keys()];
const CELLS_PIECE = 0;

const PAIRS_PIECE = TALLY_PARTS.indexOf('PAIRS') + 1;

/** The pieces that these parts are in. Pairs are kept as what they differ from what their items let one expect. */
export const piecesOf = (parts: ReadonlySet<TallyPart>): number[] => [
  CELLS_PIECE,
  ...TALLY_PARTS.flatMap((part, place) =>
    parts.has(part) || (parts.has('PAIRS') && part !== 'RESULT') ? [place + 1] : [],
  ),
];

/** Sums of full cells: one column for each of `ALL_COLUMNS`, as far as they were asked for. */
export interface CellSums {
  /** Number of each cell in the database, each once, rising. */
  cellIds: Int32Array;
  columns: readonly (ArrayLike<number> | undefined)[];
}

/** One piece of them. */
export interface CellPiece {
  piece: number;
  /** In the first piece only; the order of the cells is the same in all. */
  cellIds: Int32Array | null;
  /** Of pairs `pairDifferences`. */
  columns: readonly Column[];
  /** Of memory. */
  bytes: number;
}

/**
 * Sums of cells as they are kept, in `CELL_PIECES`. The first begins with the numbers of the cells.
 * @param rows of `ALL_COLUMNS`, one after the other, in the order of the cells
 */
export function packCellSums(cellIds: readonly number[], rows: Float64Array): Promise<Buffer[]> {
  const order = [...cellIds.keys()].sort((first, second) => cellIds[first]! - cellIds[second]!);
  const steps = stepsOf(Int32Array.from(order, (place) => cellIds[place]!));
  const columns = ALL_COLUMNS.map((_, column) =>
    Float64Array.from(order, (place) => rows[place * ALL_COLUMNS.length + column]!),
  );
  return Promise.all(
    PIECE_COLUMNS.map((places, piece) => {
      const own = piece === PAIRS_PIECE ? pairDifferences(columns) : places.map((place) => columns[place]!);
      return packColumns([...(piece === CELLS_PIECE ? [steps] : []), ...own]);
    }),
  );
}

/** One piece, to be looked at. */
export async function unpackCellPiece(piece: number, kept: Buffer): Promise<CellPiece> {
  const { columns, bytes } = await unpackColumns(kept);
  if (piece !== CELLS_PIECE) return { piece, cellIds: null, columns, bytes };
  const cellIds = numbersOfSteps(columns[0]!);
  return { piece, cellIds, columns: columns.slice(1), bytes: bytes + cellIds.byteLength };
}

/** Pieces of the same sums, as `piecesOf` names them, put together. */
export function joinedPieces(pieces: readonly CellPiece[]): CellSums {
  const columns: (ArrayLike<number> | undefined)[] = ALL_COLUMNS.map(() => undefined);
  const pairs = pieces.find(({ piece }) => piece === PAIRS_PIECE);
  for (const { piece, columns: own } of pieces)
    if (piece !== PAIRS_PIECE)
      for (const [place, column] of own.entries()) columns[PIECE_COLUMNS[piece]![place]!] = column;
  if (pairs) putPairs(columns, pairs.columns);
  return { cellIds: pieces.find(({ cellIds }) => cellIds !== null)!.cellIds!, columns };
}
