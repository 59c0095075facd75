import { ALL_COLUMNS } from '../tally.repository.ts';
import { numbersOfSteps, stepsOf } from './packed-columns.ts';
import { SUBJECT_DAY_NUMBERS } from './subject-days.repository.ts';
import {
  FIRST_PIECE,
  joinedColumns,
  packTallies,
  type TallyColumns,
  type TallyPiece,
  unpackTallyPiece,
} from './tally-pieces.ts';

/** What the rows are of: cells and days of the month. */
interface RowsOfDays {
  /** Number of the cell of each row, never falling. */
  cellIds: Int32Array;
  /** Day of the month of each row, from 1 on. */
  days: ArrayLike<number>;
}

/** Tallies of the full cells of a subject on each day of a month on which any of them has one. */
export interface DaysOfSubject extends RowsOfDays {
  columns: TallyColumns;
}

/** One piece of them; rows are in the first piece only, and their order is the same in all. */
export interface DaysPiece extends TallyPiece {
  rows: RowsOfDays | null;
}

const NO_ROWS: RowsOfDays = { cellIds: new Int32Array(0), days: [] };
/** Of memory, about. */
const BYTES_OF_NOTHING = 100;

/** Numbers of the cell and of the day, before the tally. */
const NAME_COUNT = SUBJECT_DAY_NUMBERS - ALL_COLUMNS.length;

/**
 * In `TALLY_PIECES`.
 * @param rows of `readSubjectDays`
 */
export function packDays(rows: Int32Array): Promise<Buffer[]> {
  const count = rows.length / SUBJECT_DAY_NUMBERS;
  const column = (number: number) => {
    const values = new Int32Array(count);
    for (let row = 0; row < count; row++) values[row] = rows[row * SUBJECT_DAY_NUMBERS + number]!;
    return values;
  };
  const [cells, ...others] = Array.from({ length: SUBJECT_DAY_NUMBERS }, (_, number) => column(number));
  return packTallies([stepsOf(cells!), ...others.slice(0, NAME_COUNT - 1)], others.slice(NAME_COUNT - 1));
}

/**
 * One piece, to be looked at.
 * @param kept null: the subject has no days
 */
export async function unpackDaysPiece(piece: number, kept: Buffer | null): Promise<DaysPiece> {
  if (!kept) return { piece, rows: piece === FIRST_PIECE ? NO_ROWS : null, columns: [], bytes: BYTES_OF_NOTHING };
  const { names, ...own } = await unpackTallyPiece(piece, kept, NAME_COUNT);
  if (!names) return { ...own, rows: null };
  const cellIds = numbersOfSteps(names[0]!);
  return { ...own, rows: { cellIds, days: names[1]! }, bytes: own.bytes + cellIds.byteLength };
}

/** Pieces of the same days, as `piecesOf` names them, put together. */
export function joinedDays(pieces: readonly DaysPiece[]): DaysOfSubject {
  const rows = pieces.find((one) => one.rows !== null)!.rows!;
  return { ...rows, columns: rows.cellIds.length === 0 ? [] : joinedColumns(pieces) };
}
