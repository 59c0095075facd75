import { ALL_COLUMNS } from '../tally.repository.ts';
import { type Column, numbersOfSteps, packColumns, stepsOf, unpackColumns } from './packed-columns.ts';
import { SUBJECT_DAY_NUMBERS } from './subject-days.repository.ts';

/** Tallies of the full cells of a subject on each day of a month on which any of them has one. */
export interface DaysOfSubject {
  /** Number of the cell of each row, never falling. */
  cellIds: Int32Array;
  /** Day of the month of each row, from 1 on. */
  days: ArrayLike<number>;
  /** `ALL_COLUMNS`. */
  columns: readonly Column[];
  /** Of memory. */
  bytes: number;
}

export const NO_DAYS: DaysOfSubject = {
  cellIds: new Int32Array(0),
  days: [],
  columns: ALL_COLUMNS.map(() => new Uint8Array(0)),
  bytes: 100,
};

/** @param rows of `readSubjectDays` */
export function packDays(rows: Int32Array): Promise<Buffer> {
  const count = rows.length / SUBJECT_DAY_NUMBERS;
  const column = (number: number) => {
    const values = new Int32Array(count);
    for (let row = 0; row < count; row++) values[row] = rows[row * SUBJECT_DAY_NUMBERS + number]!;
    return values;
  };
  const [cells, ...others] = Array.from({ length: SUBJECT_DAY_NUMBERS }, (_, number) => column(number));
  return packColumns([stepsOf(cells!), ...others]);
}

/** The same, to be looked at. */
export async function unpackDays(kept: Buffer): Promise<DaysOfSubject> {
  const { columns, bytes } = await unpackColumns(kept);
  const [steps, days, ...rest] = columns;
  const cellIds = numbersOfSteps(steps!);
  return { cellIds, days: days!, columns: rest, bytes: bytes + cellIds.byteLength };
}
