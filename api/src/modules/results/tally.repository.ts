import type { Grain, Item, Language, Mode, SourceClass } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { Day } from '../../kernel/calendar.ts';
import type { TallyRanges } from './figure-query.ts';
import { CORE_ITEMS, INDEX_PAIRS, PAIR_SUMS, type Tally } from './tally.ts';

/** Columns of a cell that tallies can be grouped by. */
export type CellColumn = 'touchpoint_id' | 'mode' | 'segment_id' | 'language';

/** What to add up. */
export interface TallyRequest {
  subjectIds: readonly string[];
  sourceClasses: readonly SourceClass[];
  ranges: TallyRanges;
  /** Give one tally a period of this length. */
  bucket?: Grain;
  /** Give one tally a value of this column. */
  groupBy?: CellColumn;
  /** Restrict to full cells with these values. UUIDs for touchpoints and segments. */
  cells?: {
    touchpointIds?: readonly string[];
    modes?: readonly Mode[];
    segmentIds?: readonly string[];
    languages?: readonly Language[];
  };
}

export interface TallyRow {
  subjectId: string;
  /** First day of the period, when a bucket was asked for. */
  bucket: Day | null;
  /** Value of the column, when grouped; null also for an unknown segment. */
  key: string | null;
  tally: Tally;
}

export interface ItemTallyRow extends Omit<TallyRow, 'tally'> {
  /** n0 … n5. */
  counts: number[];
  instrumentVersions: string[];
}

const countColumns = CORE_ITEMS.flatMap((item) => [0, 1, 2, 3, 4, 5].map((value) => `${item.toLowerCase()}_n${value}`));
const pairColumns = INDEX_PAIRS.flatMap((pair) => PAIR_SUMS.map((sum) => `${pair.toLowerCase()}_${sum}`));

/** Adds up the core tallies of the subjects. Subjects without ratings have no row. */
export async function readTallies(client: ClientBase, request: TallyRequest): Promise<TallyRow[]> {
  const { from, values, grouping } = tallySource('core_tally', request);
  const sums = [...countColumns, ...pairColumns].map((column) => `sum(t.${column})::float8 as ${column}`);
  const { rows } = await client.query<Record<string, unknown>>(
    `select ${grouping.select}, array_agg(distinct c.instrument_version order by c.instrument_version) as versions,
       ${sums.join(', ')} ${from} group by ${grouping.by}`,
    values,
  );
  return rows.map((row) => ({
    subjectId: row.subject_id as string,
    bucket: row.bucket as Day | null,
    key: row.key as string | null,
    tally: {
      counts: Object.fromEntries(
        CORE_ITEMS.map((item) => [item, [0, 1, 2, 3, 4, 5].map((value) => row[`${item.toLowerCase()}_n${value}`])]),
      ) as Tally['counts'],
      pairs: Object.fromEntries(
        INDEX_PAIRS.map((pair) => [
          pair,
          Object.fromEntries(PAIR_SUMS.map((sum) => [sum, row[`${pair.toLowerCase()}_${sum}`] as number])),
        ]),
      ) as unknown as Tally['pairs'],
      instrumentVersions: row.versions as string[],
    },
  }));
}

/** Adds up the histogram of one item that is not in the core tally. */
export async function readItemTallies(client: ClientBase, item: Item, request: TallyRequest): Promise<ItemTallyRow[]> {
  const { from, values, grouping } = tallySource('item_tally', request);
  const { rows } = await client.query<Record<string, unknown>>(
    `select ${grouping.select}, array_agg(distinct c.instrument_version order by c.instrument_version) as versions,
       ${[0, 1, 2, 3, 4, 5].map((value) => `sum(t.n${value})::float8 as n${value}`).join(', ')}
     ${from} and t.item = $${values.length + 1} group by ${grouping.by}`,
    [...values, item],
  );
  return rows.map((row) => ({
    subjectId: row.subject_id as string,
    bucket: row.bucket as Day | null,
    key: row.key as string | null,
    counts: [0, 1, 2, 3, 4, 5].map((value) => row[`n${value}`] as number),
    instrumentVersions: row.versions as string[],
  }));
}

/**
 * The cells and periods of a request: unfiltered sums come from the coarse subject cells, whole months from monthly
 * cells, so that the cost does not grow with the number of ratings.
 */
function tallySource(table: 'core_tally' | 'item_tally', request: TallyRequest) {
  const { subjectIds, sourceClasses, ranges, bucket, groupBy, cells } = request;
  const values: unknown[] = [subjectIds, sourceClasses];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const periods = [
    ...(ranges.months
      ? [`t.grain = 'M' and t.starts_on between ${bind(ranges.months.first)} and ${bind(ranges.months.last)}`]
      : []),
    ...ranges.days.map((range) => `t.grain = 'D' and t.starts_on between ${bind(range.from)} and ${bind(range.to)}`),
  ];
  const restrictions = Object.entries({
    touchpoint_id: cells?.touchpointIds,
    mode: cells?.modes,
    segment_id: cells?.segmentIds,
    language: cells?.languages,
  }).flatMap(([column, allowed]) => (allowed ? [`c.${column}::text = any (${bind(allowed)}::text[])`] : []));
  const isFull = groupBy !== undefined || restrictions.length > 0;
  const bucketSql = bucket ? `date_trunc('${bucket.toLowerCase()}', t.starts_on)::date` : 'null::date';
  const keySql = groupBy ? `c.${groupBy}::text` : 'null::text';
  return {
    values,
    from: `from cell c join ${table} t on t.cell_id = c.id
      where c.subject_id = any ($1::uuid[]) and c.source_class = any ($2::text[])
        and c.touchpoint_id is ${isFull ? 'not null' : 'null'}
        ${restrictions.map((restriction) => `and ${restriction}`).join(' ')}
        and (${periods.map((period) => `(${period})`).join(' or ') || 'false'})`,
    grouping: {
      select: `c.subject_id, ${bucketSql} as bucket, ${keySql} as key`,
      by: ['c.subject_id', bucket && bucketSql, groupBy && keySql].filter(Boolean).join(', '),
    },
  };
}
