import type { Grain, Language, Mode, SourceClass } from '@otklik/schema';
import type { TallyRanges } from './tally-ranges.ts';

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

/** Parts of the statement that adds up tallies `t` of cells `c`. */
export interface TallySource {
  /** `from … where …`; more conditions can be added with `and`. */
  from: string;
  /** Columns `subject_id`, `bucket` (first day, or null) and `key` (value of the column, or null). */
  select: string;
  groupBy: string;
  values: unknown[];
}

/**
 * The cells and periods of a request. Sums that are neither restricted nor grouped come from the coarse subject
 * cells, whole months from monthly cells, so that the cost does not grow with the number of ratings.
 */
export function tallySource(table: 'core_tally' | 'item_tally', request: TallyRequest): TallySource {
  const { subjectIds, sourceClasses, bucket, groupBy } = request;
  const values: unknown[] = [subjectIds, sourceClasses];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const restrictions = restrictionsOf(request, bind);
  const level = groupBy !== undefined || restrictions.length > 0 ? 'not null' : 'null';
  const conditions = [
    'c.subject_id = any ($1::uuid[])',
    'c.source_class = any ($2::text[])',
    `c.touchpoint_id is ${level}`,
    ...restrictions,
    `(${periodsOf(request, bind).join(' or ') || 'false'})`,
  ];
  const bucketSql = bucket ? `date_trunc('${bucket.toLowerCase()}', t.starts_on)::date` : 'null::date';
  const keySql = groupBy ? `c.${groupBy}::text` : 'null::text';
  return {
    values,
    from: `from cell c join ${table} t on t.cell_id = c.id where ${conditions.join(' and ')}`,
    select: `c.subject_id, ${bucketSql} as bucket, ${keySql} as key`,
    groupBy: ['c.subject_id', ...(bucket ? [bucketSql] : []), ...(groupBy ? [keySql] : [])].join(', '),
  };
}

function restrictionsOf({ cells }: TallyRequest, bind: (value: unknown) => string): string[] {
  const allowed = {
    touchpoint_id: cells?.touchpointIds,
    mode: cells?.modes,
    segment_id: cells?.segmentIds,
    language: cells?.languages,
  };
  return Object.entries(allowed).flatMap(([column, ids]) =>
    ids ? [`c.${column}::text = any (${bind(ids)}::text[])`] : [],
  );
}

function periodsOf({ ranges: { months, days } }: TallyRequest, bind: (value: unknown) => string): string[] {
  const between = (grain: 'M' | 'D', first: string, last: string) =>
    `(t.grain = '${grain}' and t.starts_on between ${bind(first)} and ${bind(last)})`;
  return [
    ...(months ? [between('M', months.first, months.last)] : []),
    ...days.map(({ from, to }) => between('D', from, to)),
  ];
}
