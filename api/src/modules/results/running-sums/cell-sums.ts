import { ALL_COLUMNS } from '../tally.repository.ts';
import { numbersOfSteps, stepsOf } from './packed-columns.ts';
import { joinedColumns, packTallies, type TallyColumns, type TallyPiece, unpackTallyPiece } from './tally-pieces.ts';

/** Sums of full cells. */
export interface CellSums {
  /** Number of each cell in the database, each once, rising. */
  cellIds: Int32Array;
  columns: TallyColumns;
}

/** One piece of them. */
export interface CellPiece extends TallyPiece {
  /** In the first piece only; the order of the cells is the same in all. */
  cellIds: Int32Array | null;
}

/**
 * Sums of cells as they are kept, in `TALLY_PIECES`.
 * @param rows of `ALL_COLUMNS`, one after the other, in the order of the cells
 */
export function packCellSums(cellIds: readonly number[], rows: Float64Array): Promise<Buffer[]> {
  const order = [...cellIds.keys()].sort((first, second) => cellIds[first]! - cellIds[second]!);
  const steps = stepsOf(Int32Array.from(order, (place) => cellIds[place]!));
  const columns = ALL_COLUMNS.map((_, column) =>
    Float64Array.from(order, (place) => rows[place * ALL_COLUMNS.length + column]!),
  );
  return packTallies([steps], columns);
}

/** One piece, to be looked at. */
export async function unpackCellPiece(piece: number, kept: Buffer): Promise<CellPiece> {
  const { names, ...own } = await unpackTallyPiece(piece, kept, 1);
  if (!names) return { ...own, cellIds: null };
  const cellIds = numbersOfSteps(names[0]!);
  return { ...own, cellIds, bytes: own.bytes + cellIds.byteLength };
}

/** Pieces of the same sums, as `piecesOf` names them, put together. */
export function joinedPieces(pieces: readonly CellPiece[]): CellSums {
  return { cellIds: pieces.find(({ cellIds }) => cellIds !== null)!.cellIds!, columns: joinedColumns(pieces) };
}
