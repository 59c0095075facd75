import type { Grain, Language, Mode, SourceClass } from '@otklik/schema';
import type { TallyRanges } from './tally-ranges.ts';

/**
 * Columns of a cell that tallies can be grouped by, and `stratum`: channel of the touchpoint, mode, segment (empty
 * where unknown) and source class, joined by `|`.
 */
export type CellColumn = 'touchpoint_id' | 'mode' | 'segment_id' | 'language' | 'source_class' | 'stratum';

const STRATUM = `concat_ws('|', touchpoint.channel, cell.mode, coalesce(cell.segment_id::text, ''), cell.source_class)`;

/** What a full cell is told apart by, in the order in which `CELL` puts it into one key, with a bar between. */
export const CELL_COLUMNS: readonly CellColumn[] = ['touchpoint_id', 'mode', 'segment_id', 'language', 'source_class'];

/** What a full cell is told apart by, from its key; empty where it is unknown. */
export function cellNames(key: string): Record<CellColumn, string> {
  const names = key.split('|');
  return Object.fromEntries(CELL_COLUMNS.map((column, place) => [column, names[place]])) as Record<CellColumn, string>;
}

/** What to add up. */
export interface TallyRequest {
  subjectIds: readonly string[];
  /** For each subject, in order, what its tallies are added to; absent: to the subject itself. */
  ownerIds?: readonly string[];
  sourceClasses: readonly SourceClass[];
  ranges: TallyRanges;
  /** Give one tally a period of this length. */
  bucket?: Grain;
  /** Give one tally a value of this column; CELL: one a full cell. */
  groupBy?: CellColumn | 'CELL';
  /** Restrict to full cells with these values. UUIDs for touchpoints and segments. */
  cells?: {
    touchpointIds?: readonly string[];
    modes?: readonly Mode[];
    segmentIds?: readonly string[];
    languages?: readonly Language[];
  };
}

/** A statement and what its placeholders stand for. */
export interface TallyStatement {
  text: string;
  values: unknown[];
}

/**
 * The statement that adds up columns of a table of tallies. Its rows are `subject_id` (or the owner), `version` (of the
 * instrument), `bucket` (first day, or null), `key` (value of the column, or null), and the sums as float8, which hold
 * whole numbers up to 2^53 exactly.
 *
 * Sums that are neither restricted nor grouped come from the coarse subject cells, whole months from monthly cells, so
 * that the cost does not grow with the number of ratings. Each stretch of days or months is added up on its own, so
 * that the key of the table leads to each, and no more rows meet than there are subjects.
 * @param restriction one more condition on the tally `t`; its values begin at the number it is given
 */
export function tallyStatement(
  table: 'core_tally' | 'item_tally',
  request: TallyRequest,
  columns: readonly string[],
  restriction: (bind: (value: unknown) => string) => string | null = () => null,
): TallyStatement {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { bucket, groupBy } = request;
  const cells = cellsOf(request, bind);
  const level = table === 'core_tally' ? [`t.level = '${isOfFullCells(request) ? 'F' : 'S'}'`] : [];
  const extra = restriction(bind) ?? [];
  const bucketSql = bucket ? `date_trunc('${bucket.toLowerCase()}', starts_on)::date` : 'null::date';
  const parts = stretchesOf(request.ranges);
  const stretches = parts.map(({ grain, sign, first, last }) => {
    const conditions = [...level, `t.grain = '${grain}'`, `t.starts_on between ${bind(first)} and ${bind(last)}`];
    const sums = columns.map((column) => `${sign}sum(t.${column})::float8 as ${column}`);
    const from = `from c join ${table} t on t.cell_id = c.id where ${[...conditions, extra].flat().join(' and ')}`;
    // One stretch needs no second adding up.
    if (parts.length === 1) {
      const by = ['subject_id', 'version', ...(bucket ? [bucketSql] : []), ...(groupBy ? ['key'] : [])];
      return `select subject_id, version, ${bucketSql} as bucket, ${groupBy ? 'key' : 'null::text as key'}, ${sums.join(', ')}
        ${from} group by ${by.join(', ')}`;
    }
    const by = ['c.subject_id', 'c.version', ...(bucket ? ['t.starts_on'] : []), ...(groupBy ? ['c.key'] : [])];
    return `select ${by.join(', ')}, ${sums.join(', ')} ${from} group by ${by.join(', ')}`;
  });
  if (parts.length === 1) return { values, text: `with c as materialized (${cells}) ${stretches[0]}` };
  const group = ['subject_id', 'version', ...(bucket ? [bucketSql] : []), ...(groupBy ? ['key'] : [])].join(', ');
  const sums = columns.map((column) => `sum(${column}) as ${column}`);
  return {
    values,
    text: `select subject_id, version, ${bucketSql} as bucket, ${groupBy ? 'key' : 'null::text as key'}, ${sums.join(', ')}
      from (with c as materialized (${cells}) ${stretches.join(' union all ')}) stretch group by ${group}`,
  };
}

/** True when coarse cells do not tell what is asked. */
export const isOfFullCells = ({ groupBy, cells }: TallyRequest): boolean =>
  groupBy !== undefined || Object.values(cells ?? {}).some((values: unknown) => values !== undefined);

/** True for a request about one subject itself: a plan for it is good for any other. */
export const isOfOneSubject = ({ subjectIds, ownerIds }: TallyRequest): boolean =>
  subjectIds.length === 1 && ownerIds === undefined;

/** The cells of a request: their number, what they are added to, version and value of the column. */
function cellsOf(request: TallyRequest, bind: (value: unknown) => string): string {
  const { subjectIds, ownerIds, sourceClasses, groupBy, cells } = request;
  const allowed = {
    touchpoint_id: cells?.touchpointIds,
    mode: cells?.modes,
    segment_id: cells?.segmentIds,
    language: cells?.languages,
  };
  const type = (column: string) => (column.endsWith('_id') ? 'uuid' : 'text');
  const isOne = isOfOneSubject(request);
  const ids = isOne ? bind(subjectIds[0]) : `${bind(subjectIds)}::uuid[]`;
  const [owner, from] = ownerIds
    ? [
        's.owner_id',
        `unnest(${ids}, ${bind(ownerIds)}::uuid[]) as s (id, owner_id) join cell on cell.subject_id = s.id`,
      ]
    : ['cell.subject_id', 'cell'];
  const conditions = [
    ...(ownerIds ? [] : [isOne ? `cell.subject_id = ${ids}` : `cell.subject_id = any (${ids})`]),
    `cell.source_class = any (${bind(sourceClasses)}::text[])`,
    `cell.touchpoint_id is ${isOfFullCells(request) ? 'not null' : 'null'}`,
    ...Object.entries(allowed).flatMap(([column, values]) =>
      values ? [`cell.${column} = any (${bind(values)}::${type(column)}[])`] : [],
    ),
  ];
  const isByStratum = groupBy === 'stratum';
  return `select cell.id, ${owner} as subject_id, cell.instrument_version as version,
      ${keyOf(groupBy)} as key
    from ${from}${isByStratum ? ' join touchpoint on touchpoint.id = cell.touchpoint_id' : ''} where ${conditions.join(' and ')}`;
}

/** Days or months that lie next to one another, and whether they are added or taken off. */
export function keyOf(groupBy: TallyRequest['groupBy']): string {
  if (groupBy === 'stratum') return STRATUM;
  if (groupBy === 'CELL') return CELL_COLUMNS.map((column) => `coalesce(cell.${column}::text, '')`).join(` || '|' || `);
  return groupBy ? `cell.${groupBy}::text` : 'null::text';
}

interface Stretch {
  grain: 'M' | 'D';
  sign: '' | '-';
  first: string;
  last: string;
}

/** The stretches of which a range is made. */
export function stretchesOf({ months, days, lessDays }: TallyRanges): Stretch[] {
  const daily = (sign: Stretch['sign']) => (range: TallyRanges['days'][number]) =>
    ({ grain: 'D', sign, first: range.from, last: range.to }) as const;
  return [
    ...months.map((stretch) => ({ grain: 'M', sign: '', ...stretch }) as const),
    ...days.map(daily('')),
    ...lessDays.map(daily('-')),
  ];
}
