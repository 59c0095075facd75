import type { ClientBase, Pool } from 'pg';
import type { Day } from '../../../kernel/calendar.ts';
import { ALL_COLUMNS } from '../tally.repository.ts';

/** The first days of a month, to one of them. */
export interface MonthToDay {
  month: Day;
  toDay: Day;
}

/** Shards into which the cells of a day are divided: who asks about one subject reads one of them. */
export const SHARDS = Array.from({ length: 16 }, (_, shard) => shard);

/** The shard of a subject: last digit of its UUID, which is drawn by chance. */
export const shardOf = (subjectId: string): number => Number.parseInt(subjectId.at(-1)!, 16);

/** One shard of the first days of a month. */
export interface ShardToDay extends MonthToDay {
  shard: number;
}

/** Numbers of a row of `readDaySums`: that of the cell, and its sums. */
export const DAY_ROW_NUMBERS = 1 + ALL_COLUMNS.length;
const BYTES_A_NUMBER = 4;

/**
 * Sums of all full cells on one day by shard, cell by cell in no promised order: number of the cell, then `ALL_COLUMNS`. One
 * value of bytes each: reading half a million texts takes longer than adding them up. A day's sums of a cell fit into 32 bits.
 */
export async function readDaySums(client: ClientBase, day: Day): Promise<Map<number, Int32Array>> {
  const numbers = ['t.cell_id', ...ALL_COLUMNS.map((name) => `t.${name}::integer`)];
  const { rows } = await client.query<{ digit: string; bytes: Buffer }>(
    `select right(c.subject_id::text, 1) as digit,
       string_agg(${numbers.map((number) => `int4send(${number})`).join(' || ')}, ''::bytea) as bytes
     from core_tally t join cell c on c.id = t.cell_id
     where t.level = 'F' and t.grain = 'D' and t.starts_on = $1 group by 1`,
    [day],
  );
  return new Map(rows.map(({ digit, bytes }) => [shardOf(digit), numbersOf(bytes)]));
}

function numbersOf(bytes: Buffer): Int32Array {
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

/** What running sums are kept of: T tallies of full cells, F transactions. */
export type RunningKindName = 'T' | 'F';

/** The table that holds the versions of months. */
const VERSIONS: Record<RunningKindName, string> = { T: 'tally_month_version', F: 'flow_month_version' };

/** Versions of the months themselves, of those that have ever changed. */
export async function readVersions(client: ClientBase, kind: RunningKindName): Promise<Map<Day, string>> {
  const { rows } = await client.query<{ month: Day; version: string }>(
    `select month, sum(version)::text as version from ${VERSIONS[kind]} group by month`,
  );
  return new Map(rows.map(({ month, version }) => [month, version]));
}

/** Versions of the months of which there are running sums. */
export async function readRunningMonths(client: ClientBase, kind: RunningKindName): Promise<Map<Day, string>> {
  const { rows } = await client.query<{ month: Day; version: string }>(
    'select month, version from running_sums_month where kind = $1',
    [kind],
  );
  return new Map(rows.map(({ month, version }) => [month, version]));
}

/** Begins a month anew: what there was of it goes. */
export async function beginRunningMonth(client: ClientBase, kind: RunningKindName, month: Day): Promise<void> {
  await client.query('delete from running_sums_month where kind = $1 and month = $2', [kind, month]);
  await client.query(
    `insert into running_sums_month (kind, month, version)
     select $1, $2, coalesce(sum(version), 0)::text from ${VERSIONS[kind]} where month = $2`,
    [kind, month],
  );
}

/** Writes the sums to one day, of every shard. */
export async function writeRunningSums(
  client: ClientBase,
  kind: RunningKindName,
  { month, toDay }: MonthToDay,
  shards: readonly Buffer[],
): Promise<void> {
  await client.query(
    `insert into running_sums (kind, month, to_day, shard, sums)
     select $1, $2, $3, shard, sums from unnest($4::smallint[], $5::bytea[]) as s (shard, sums)`,
    [kind, month, toDay, SHARDS, shards],
  );
}

/** Takes the running sums of all other months away. */
export async function forgetOtherMonths(client: ClientBase, months: readonly Day[]): Promise<void> {
  await client.query('delete from running_sums_month where not (month = any ($1::date[]))', [months]);
}

/** Sums as they are kept, by month, day and shard; without those that are no longer of this version. */
export async function readRunningSums(
  client: ClientBase | Pool,
  kind: RunningKindName,
  wanted: readonly (ShardToDay & { version: string })[],
): Promise<(ShardToDay & { sums: Buffer })[]> {
  const { rows } = await client.query<ShardToDay & { sums: Buffer }>(
    `select s.month, s.to_day as "toDay", s.shard, s.sums
     from unnest($2::date[], $3::date[], $4::smallint[], $5::text[]) as wanted (month, to_day, shard, version)
     join running_sums_month m on m.kind = $1 and m.month = wanted.month and m.version = wanted.version
     join running_sums s
       on s.kind = $1 and s.month = wanted.month and s.to_day = wanted.to_day and s.shard = wanted.shard`,
    [kind, ...(['month', 'toDay', 'shard', 'version'] as const).map((part) => wanted.map((one) => one[part]))],
  );
  return rows;
}
