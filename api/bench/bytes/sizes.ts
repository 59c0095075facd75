import type pg from 'pg';

/** Bytes of one table; `table` with what is stored out of line. */
export interface TableSize {
  table: number;
  indexes: number;
}

/** What is counted with a rating: its answers, pairs of them, and in which version each day and month is. */
export const TALLIES = [
  'core_tally',
  'item_tally',
  'driver_tally',
  'driver_pair_tally',
  'invitation_tally',
  'invitation_day_tally',
  'tally_version',
] as const;
/** What is written beside: days and running sums of months, made of tallies. */
export const KEPT = ['running_sums_month', 'running_sums', 'subject_days'] as const;
/** What a rating leaves on disk: itself, the row by which a repetition is known, what is counted, and what is made of it. */
export const PARTS = ['rating', 'submission', 'cell', ...TALLIES, ...KEPT] as const;
export type Part = (typeof PARTS)[number];
export type Sizes = Record<Part, TableSize>;

/** Sizes of the tables a rating is in, now. */
export async function sizesOf(client: pg.Client): Promise<Sizes> {
  const { rows } = await client.query<{ name: Part; table: string; indexes: string }>(
    // A table in parts has no bytes of its own; one without parts is in no tree.
    `select name, sum(pg_table_size(part)) as table, sum(pg_indexes_size(part)) as indexes
     from unnest($1::text[]) as name cross join lateral (
       select relid as part from pg_partition_tree(name::regclass)
       union select name::regclass
     ) as parts group by name`,
    [PARTS],
  );
  return Object.fromEntries(
    rows.map(({ name, table, indexes }) => [name, { table: Number(table), indexes: Number(indexes) }]),
  ) as Sizes;
}

/** Bytes a rating added to each table. */
export function growthPerRating(before: Sizes, after: Sizes, ratings: number): Sizes {
  const perRating = (part: Part, of: keyof TableSize) => (after[part][of] - before[part][of]) / ratings;
  return Object.fromEntries(
    PARTS.map((part) => [part, { table: perRating(part, 'table'), indexes: perRating(part, 'indexes') }]),
  ) as Sizes;
}

/** Bytes of some of it. */
export const sumOf = (sizes: Sizes, parts: readonly Part[]): TableSize => ({
  table: parts.reduce((sum, part) => sum + sizes[part].table, 0),
  indexes: parts.reduce((sum, part) => sum + sizes[part].indexes, 0),
});

/** Bytes of everything together. */
export const totalOf = (sizes: Sizes): number => {
  const { table, indexes } = sumOf(sizes, PARTS);
  return table + indexes;
};

/** How far PostgreSQL has written its log. */
export interface LogPosition {
  /** Bytes since the beginning of the cluster. */
  bytes: number;
  /** Whole pages that were put into the log, because they were changed for the first time after a checkpoint. */
  wholePages: number;
}

/** The position now. Counts of pages come from each connection with up to a second of delay. */
export async function logPosition(client: pg.Client): Promise<LogPosition> {
  const { rows } = await client.query<{ bytes: string; pages: string }>(
    `select pg_current_wal_insert_lsn() - '0/0' as bytes, wal_fpi as pages from pg_stat_wal`,
  );
  return { bytes: Number(rows[0]!.bytes), wholePages: Number(rows[0]!.pages) };
}
