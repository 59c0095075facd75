import type { ClientBase, Pool } from 'pg';
import { prepared } from '../../../database/prepared.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { ALL_COLUMNS } from '../tally.repository.ts';
import { bytesOf, type MonthToDay, numbersOf } from './running-sums.repository.ts';

/** Numbers of a row of `readSubjectDays`: that of the cell, the day of the month, and its tally. */
export const SUBJECT_DAY_NUMBERS = 2 + ALL_COLUMNS.length;

/** The days of one subject in a month. */
export interface SubjectMonth {
  month: Day;
  subjectId: string;
}

/** Everything that was ever rated, in order. */
export async function readRatedSubjects(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select distinct subject_id as id from cell where touchpoint_id is not null order by 1',
  );
  return rows.map(({ id }) => id);
}

/**
 * Tallies of the full cells of subjects on each of the first days of a month, by cell and then by day: number of the cell, day of the
 * month from 1 on, `ALL_COLUMNS`. Who has none has no entry.
 */
export async function readSubjectDays(
  client: ClientBase,
  { month, toDay }: MonthToDay,
  subjectIds: readonly string[],
): Promise<Map<string, Int32Array>> {
  const numbers = ['t.cell_id', 'extract(day from t.starts_on)', ...ALL_COLUMNS.map((name) => `t.${name}`)];
  const { rows } = await client.query<{ id: string; bytes: Buffer }>(
    `select c.subject_id as id, string_agg(${bytesOf(numbers)}, ''::bytea order by t.cell_id, t.starts_on) as bytes
     from cell c join core_tally t on t.cell_id = c.id
     where c.subject_id = any ($1::uuid[]) and c.touchpoint_id is not null
       and t.level = 'F' and t.grain = 'D' and t.starts_on between $2 and $3
     group by 1`,
    [subjectIds, month, toDay],
  );
  return new Map(rows.map(({ id, bytes }) => [id, numbersOf(bytes)]));
}

/** Writes the days of subjects in a month, in all their pieces. */
export async function writeSubjectDays(
  client: ClientBase,
  month: Day,
  packed: ReadonlyMap<string, readonly Buffer[]>,
): Promise<void> {
  const rows = [...packed].flatMap(([id, pieces]) => pieces.map((days, piece) => ({ id, piece, days })));
  await client.query(
    `insert into subject_days (month, subject_id, piece, days)
     select $1, id, piece, days from unnest($2::uuid[], $3::smallint[], $4::bytea[]) as s (id, piece, days)`,
    [month, ...(['id', 'piece', 'days'] as const).map((part) => rows.map((row) => row[part]))],
  );
}

/** One piece of the days of a subject in a month in one of its versions. */
export interface DaysPieceWanted extends SubjectMonth {
  version: string;
  piece: number;
}

/** Days as they are kept; null of a subject that has none. Without the months that are no longer of this version. */
export async function readPackedDays(
  client: ClientBase | Pool,
  wanted: readonly DaysPieceWanted[],
): Promise<(DaysPieceWanted & { days: Buffer | null })[]> {
  const { rows } = await client.query<DaysPieceWanted & { days: Buffer | null }>(
    prepared({
      text: `select wanted.month, wanted.subject_id as "subjectId", wanted.version, wanted.piece, d.days
     from unnest($1::date[], $2::uuid[], $3::text[], $4::smallint[]) as wanted (month, subject_id, version, piece)
     join running_sums_month m on m.kind = 'D' and m.month = wanted.month and m.version = wanted.version
     left join subject_days d
       on d.month = wanted.month and d.subject_id = wanted.subject_id and d.piece = wanted.piece`,
      values: (['month', 'subjectId', 'version', 'piece'] as const).map((part) => wanted.map((one) => one[part])),
    }),
  );
  return rows;
}

/** Subjects that have days in a month. */
export async function readSubjectsWithDays(client: ClientBase, month: Day): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select distinct subject_id as id from subject_days where month = $1',
    [month],
  );
  return rows.map(({ id }) => id);
}
