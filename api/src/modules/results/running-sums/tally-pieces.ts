import { ALL_COLUMNS, positionsOf, TALLY_PARTS, type TallyPart } from '../tally.repository.ts';
import { pairDifferences, putPairs } from './pair-differences.ts';
import { type Column, packColumns, unpackColumns } from './packed-columns.ts';

/** Columns of SAT, which every question reads, and those of each other part, as places among `ALL_COLUMNS`. */
const SAT_COLUMNS = positionsOf(new Set());
const PIECE_COLUMNS: readonly (readonly number[])[] = [
  SAT_COLUMNS,
  ...TALLY_PARTS.map((part) => positionsOf(new Set([part])).slice(SAT_COLUMNS.length)),
];
/** The pieces in which rows of tallies are kept: who asks about SAT reads one of them. */
export const TALLY_PIECES = [...PIECE_COLUMNS.keys()];
/** The piece that says what the rows are of, before SAT. */
export const FIRST_PIECE = 0;
const PAIRS_PIECE = TALLY_PARTS.indexOf('PAIRS') + 1;

/** The pieces that these parts are in. Pairs are kept as what they differ from what their items let one expect. */
export const piecesOf = (parts: ReadonlySet<TallyPart>): number[] => [
  FIRST_PIECE,
  ...TALLY_PARTS.flatMap((part, place) =>
    parts.has(part) || (parts.has('PAIRS') && part !== 'RESULT') ? [place + 1] : [],
  ),
];

/** One piece of rows of tallies. */
export interface TallyPiece {
  piece: number;
  /** Of pairs `pairDifferences`. */
  columns: readonly Column[];
  /** Of memory. */
  bytes: number;
}

/** One column for each of `ALL_COLUMNS`, as far as they were asked for. */
export type TallyColumns = readonly (ArrayLike<number> | undefined)[];

/**
 * Rows of tallies as they are kept, in `TALLY_PIECES`.
 * @param names what each row is of: columns of whole numbers from 0 on, which begin the first piece
 * @param columns `ALL_COLUMNS`, all of the same length
 */
export function packTallies(
  names: readonly ArrayLike<number>[],
  columns: readonly ArrayLike<number>[],
): Promise<Buffer[]> {
  return Promise.all(
    PIECE_COLUMNS.map((places, piece) => {
      const own = piece === PAIRS_PIECE ? pairDifferences([...columns]) : places.map((place) => columns[place]!);
      return packColumns([...(piece === FIRST_PIECE ? names : []), ...own]);
    }),
  );
}

/**
 * One piece, to be looked at.
 * @param nameCount how many columns say what a row is of
 * @returns with these columns, which only the first piece has
 */
export async function unpackTallyPiece(
  piece: number,
  kept: Buffer,
  nameCount: number,
): Promise<TallyPiece & { names: readonly Column[] | null }> {
  const { columns, bytes } = await unpackColumns(kept);
  if (piece !== FIRST_PIECE) return { piece, names: null, columns, bytes };
  return { piece, names: columns.slice(0, nameCount), columns: columns.slice(nameCount), bytes };
}

/** Pieces of the same rows, as `piecesOf` names them, put together. */
export function joinedColumns(pieces: readonly TallyPiece[]): TallyColumns {
  const columns: (ArrayLike<number> | undefined)[] = ALL_COLUMNS.map(() => undefined);
  for (const { piece, columns: own } of pieces)
    if (piece !== PAIRS_PIECE)
      for (const [place, column] of own.entries()) columns[PIECE_COLUMNS[piece]![place]!] = column;
  const pairs = pieces.find(({ piece }) => piece === PAIRS_PIECE);
  if (pairs) putPairs(columns, pairs.columns);
  return columns;
}
