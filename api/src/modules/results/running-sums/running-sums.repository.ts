import type { ClientBase, Pool } from 'pg';
import { prepared } from '../../../database/prepared.ts';
import { type Day, periodOf } from '../../../kernel/calendar.ts';
import { ALL_COLUMNS } from '../tally.repository.ts';

/** The first days of a month, to one of them. */
export interface MonthToDay {
  month: Day;
  toDay: Day;
}

/** What is kept of a month: to which of its days, and as they were in which version. */
export interface KeptToDay {
  toDay: Day;
  version: string;
}

/** One piece of the first days of a month. */
export interface PieceToDay extends MonthToDay {
  /** Of tallies a part, of transactions a shard. */
  piece: number;
}

/** Numbers of a row of `readDaySums`: that of the cell, and its sums. */
export const DAY_ROW_NUMBERS = 1 + ALL_COLUMNS.length;
const BYTES_A_NUMBER = 4;

/**
 * Sums of all full cells on one day, cell by cell in no promised order: number of the cell, then `ALL_COLUMNS`. One value of
 * bytes: reading half a million texts takes longer than adding them up. A day's sums of a cell fit into 32 bits.
 */
export async function readDaySums(client: ClientBase, day: Day): Promise<Int32Array> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    `select coalesce(string_agg(${bytesOf(['t.cell_id', ...ALL_COLUMNS.map((name) => `t.${name}`)])}, ''::bytea), '') as bytes
     from core_tally t where t.level = 'F' and t.grain = 'D' and t.starts_on = $1`,
    [day],
  );
  return numbersOf(rows[0]!.bytes);
}

/** Numbers as bytes one after the other. */
export const bytesOf = (numbers: readonly string[]): string =>
  numbers.map((number) => `int4send((${number})::integer)`).join(' || ');

/** The numbers again. */
export function numbersOf(bytes: Buffer): Int32Array {
  const numbers = new Int32Array(bytes.length / BYTES_A_NUMBER);
  for (let at = 0; at < numbers.length; at++) numbers[at] = bytes.readInt32BE(at * BYTES_A_NUMBER);
  return numbers;
}

/** Transactions of a service at a touchpoint by clients of a segment. */
export interface DayFlow {
  serviceId: string;
  touchpointId: string;
  /** Null: the segment was not told. */
  segmentId: string | null;
  transactions: number;
}

/** Transactions of one day. */
export async function readDayFlow(client: ClientBase, day: Day): Promise<DayFlow[]> {
  const { rows } = await client.query<DayFlow>(
    `select service_id as "serviceId", touchpoint_id as "touchpointId", segment_id as "segmentId",
       transactions::float8 as transactions
     from flow_tally where grain = 'D' and starts_on = $1`,
    [day],
  );
  return rows;
}

/** What is kept of months: T running sums of the tallies of full cells, D days of subjects, F running sums of transactions. */
export type RunningKindName = 'T' | 'D' | 'F';

/** The table that holds the versions of days and months. */
export const VERSIONS: Record<RunningKindName, string> = { T: 'tally_version', D: 'tally_version', F: 'flow_version' };

/** Days with ratings that may come after those that are kept of a month: of more the month itself is read faster. */
export const DAYS_AFTER_AT_MOST = 3;

/** Whether a month is kept to its last day. */
export const isWholeMonth = ({ month, toDay }: MonthToDay): boolean => toDay === periodOf(month, 'MONTH').to;

/** SQL: version of the first days of a month. It begins with the last of them, so that it never equals that of a month. */
export const versionOfDays = (kind: RunningKindName, month: string, toDay: string): string =>
  `to_char(${toDay}, 'YYYY-MM-DD') || '/' || (select coalesce(sum(version), 0)
     from ${VERSIONS[kind]} where grain = 'D' and starts_on between ${month} and ${toDay})`;

/** Versions of the months themselves, of those that have ever changed. */
export async function readVersions(client: ClientBase, kind: RunningKindName): Promise<Map<Day, string>> {
  const { rows } = await client.query<{ month: Day; version: string }>(
    `select starts_on as month, sum(version)::text as version from ${VERSIONS[kind]} where grain = 'M' group by starts_on`,
  );
  return new Map(rows.map(({ month, version }) => [month, version]));
}

/** Versions of the first days of a month, to each of them. */
export async function readVersionsOfDays(
  client: ClientBase,
  kind: RunningKindName,
  { month, toDay }: MonthToDay,
): Promise<KeptToDay[]> {
  const { rows } = await client.query<KeptToDay>(
    `select day::date as "toDay", ${versionOfDays(kind, '$1::date', 'day::date')} as version
     from generate_series($1::date, $2::date, '1 day') as day order by day`,
    [month, toDay],
  );
  return rows;
}

/** The months of which there are running sums. */
export async function readRunningMonths(client: ClientBase, kind: RunningKindName): Promise<Map<Day, KeptToDay>> {
  const { rows } = await client.query<KeptToDay & { month: Day }>(
    'select month, to_day as "toDay", version from running_sums_month where kind = $1',
    [kind],
  );
  return new Map(rows.map(({ month, toDay, version }) => [month, { toDay, version }]));
}

/** Begins a month anew: what there was of it goes. */
export async function beginRunningMonth(client: ClientBase, kind: RunningKindName, days: MonthToDay): Promise<void> {
  const { month, toDay } = days;
  const version = isWholeMonth(days)
    ? `(select coalesce(sum(version), 0)::text from ${VERSIONS[kind]} where grain = 'M' and starts_on = $2)`
    : versionOfDays(kind, '$2::date', '$3::date');
  await client.query('delete from running_sums_month where kind = $1 and month = $2', [kind, month]);
  await client.query(`insert into running_sums_month (kind, month, to_day, version) values ($1, $2, $3, ${version})`, [
    kind,
    month,
    toDay,
  ]);
}

/** Writes the sums to one day, in all their pieces. */
export async function writeRunningSums(
  client: ClientBase,
  kind: RunningKindName,
  { month, toDay }: MonthToDay,
  pieces: readonly Buffer[],
): Promise<void> {
  await client.query(
    `insert into running_sums (kind, month, to_day, piece, sums)
     select $1, $2, $3, piece, sums from unnest($4::smallint[], $5::bytea[]) as s (piece, sums)`,
    [kind, month, toDay, [...pieces.keys()], pieces],
  );
}

/** Takes the running sums of all other months away. */
export async function forgetOtherMonths(client: ClientBase, months: readonly Day[]): Promise<void> {
  await client.query('delete from running_sums_month where not (month = any ($1::date[]))', [months]);
}

/** Sums as they are kept, by month, day and piece; without those that are no longer of this version. */
export async function readRunningSums(
  client: ClientBase | Pool,
  kind: RunningKindName,
  wanted: readonly (PieceToDay & { version: string })[],
): Promise<(PieceToDay & { version: string; sums: Buffer })[]> {
  const { rows } = await client.query<PieceToDay & { version: string; sums: Buffer }>(
    prepared({
      text: `select s.month, s.to_day as "toDay", s.piece, wanted.version, s.sums
     from unnest($2::date[], $3::date[], $4::smallint[], $5::text[]) as wanted (month, to_day, piece, version)
     join running_sums_month m on m.kind = $1 and m.month = wanted.month and m.version = wanted.version
     join running_sums s
       on s.kind = $1 and s.month = wanted.month and s.to_day = wanted.to_day and s.piece = wanted.piece`,
      values: [
        kind,
        ...(['month', 'toDay', 'piece', 'version'] as const).map((part) => wanted.map((one) => one[part])),
      ],
    }),
  );
  return rows;
}

/** How much is kept of a month, in which version. */
export interface RunningMonthSize {
  month: Day;
  version: string;
  bytes: number;
}

/** The months of which there are running sums, newest first. */
export async function readRunningMonthSizes(
  client: ClientBase | Pool,
  kind: RunningKindName,
): Promise<RunningMonthSize[]> {
  const { rows } = await client.query<RunningMonthSize>(
    `select m.month, m.version, sum(octet_length(s.sums))::float8 as bytes
     from running_sums_month m join running_sums s on s.kind = m.kind and s.month = m.month
     where m.kind = $1 group by m.month, m.version order by m.month desc`,
    [kind],
  );
  return rows;
}

/** All sums of a month as they are kept, in one version. */
export interface SumsOfMonth {
  version: string;
  sums: ReadonlyMap<string, Buffer>;
}

/**
 * All sums of a month, of one moment; null where there are none any more.
 * @param nameOf by which each of them is found again
 */
export async function readSumsOfMonth(
  client: ClientBase | Pool,
  kind: RunningKindName,
  month: Day,
  nameOf: (toDay: Day, piece: number) => string,
): Promise<SumsOfMonth | null> {
  const { rows } = await client.query<{ version: string; toDay: Day; piece: number; sums: Buffer }>(
    `select m.version, s.to_day as "toDay", s.piece, s.sums
     from running_sums_month m join running_sums s on s.kind = m.kind and s.month = m.month
     where m.kind = $1 and m.month = $2`,
    [kind, month],
  );
  const version = rows[0]?.version;
  return version === undefined
    ? null
    : { version, sums: new Map(rows.map(({ toDay, piece, sums }) => [nameOf(toDay, piece), sums])) };
}
