import type { DayRange } from '../../../src/kernel/calendar.ts';
import { CORE_ITEMS, INDEX_PAIRS } from '../../../src/modules/results/tally.ts';

/** What ratings can be counted by; with the columns in which raw rows have it. */
const DIMENSIONS = {
  SUBJECT: 'c.subject_id',
  AUTHORITY: 'r.subject_authority_id',
  SOURCE_CLASS: 'c.source_class',
  CHANNEL: 't.channel',
  TOUCHPOINT: 'c.touchpoint_id',
  MODE: 'c.mode',
  SEGMENT: 'c.segment_id',
  LANGUAGE: 'c.language',
  WEEK: `date_trunc('week', r.day)`,
  MONTH: `date_trunc('month', r.day)`,
  QUARTER: `date_trunc('quarter', r.day)`,
} as const;
export type RawDimension = keyof typeof DIMENSIONS;

/** Restricts raw rows as the filter of a view does. */
export interface RawFilter {
  channel?: string;
  mode?: string;
  language?: string;
  /** UUID. */
  segment?: string;
}

/** What is asked of raw rows: what a platform without tallies would have to ask. One statement. */
export interface RawQuestion {
  /** UUIDs of what was rated; or every service. */
  subjects: readonly string[] | 'EVERY_SERVICE';
  days: DayRange;
  /** Absent: ratings that scores are made of. */
  stream?: 'OPEN' | 'BOTH';
  filter?: RawFilter;
  /** Each group of dimensions is counted by itself; absent: all in one. */
  by?: readonly (readonly RawDimension[])[];
  /** Products with the answers to the other questions instead of sums. */
  isOfDrivers?: true;
}

const COUNTS = CORE_ITEMS.flatMap((item) =>
  [1, 2, 3, 4, 5].map((value) => `count(*) filter (where r.${item.toLowerCase()} = ${value})`),
);
const PAIRS = INDEX_PAIRS.flatMap((pair) => {
  const [a, b] = pair.toLowerCase().split('_');
  return [`count(r.${a} + r.${b})`, `sum(r.${a} * r.${b})`];
});
const SUMS = [...COUNTS, ...PAIRS].join(', ');

const DRIVER_PRODUCTS = ['sat', 'ease', 'time']
  .flatMap((core) => [
    `count(r.${core})`,
    `sum(r.${core})`,
    `sum(o.value::integer) filter (where r.${core} > 0)`,
    `sum(r.${core} * o.value::integer)`,
    `sum(r.${core} * r.${core})`,
    `sum(o.value::integer * o.value::integer) filter (where r.${core} > 0)`,
  ])
  .join(', ');

const STREAMS = {
  SCORE: `and c.source_class in ('RANDOM', 'PROMPT')`,
  OPEN: `and c.source_class = 'OPEN'`,
  BOTH: '',
};

/** The statement of a question, whose figures are sums of which the same estimates can be made. */
export function rawStatement(question: RawQuestion): { text: string; values: unknown[] } {
  const { subjects, days, stream = 'SCORE', filter = {}, by = [], isOfDrivers } = question;
  const values: unknown[] = [days.from, days.to];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    `r.status = 'COUNTED' and r.day between $1::date and $2::date`,
    STREAMS[stream],
    subjects === 'EVERY_SERVICE'
      ? `and c.subject_kind = 'SERVICE'`
      : `and c.subject_id = any (${given(subjects)}::uuid[])`,
    ...(filter.channel ? [`and t.channel = ${given(filter.channel)}`] : []),
    ...(filter.mode ? [`and c.mode = ${given(filter.mode)}`] : []),
    ...(filter.language ? [`and c.language = ${given(filter.language)}`] : []),
    ...(filter.segment ? [`and c.segment_id = ${given(filter.segment)}::uuid`] : []),
  ];
  const needsChannel = filter.channel !== undefined || by.some((dimensions) => dimensions.includes('CHANNEL'));
  const rows =
    `from rating r join cell c on c.id = r.cell_id${needsChannel ? ' join touchpoint t on t.id = c.touchpoint_id' : ''}` +
    `${isOfDrivers ? ' cross join lateral jsonb_each_text(r.other_answers) as o' : ''} where ${conditions.filter(Boolean).join(' ')}`;
  if (isOfDrivers) return { text: `select o.key, ${DRIVER_PRODUCTS} ${rows} group by o.key`, values };
  if (by.length === 0) return { text: `select ${SUMS} ${rows}`, values };
  const columns = [...new Set(by.flat())].map((dimension) => DIMENSIONS[dimension]);
  const sets = by.map((dimensions) => `(${dimensions.map((dimension) => DIMENSIONS[dimension]).join(', ')})`);
  return { text: `select ${columns.join(', ')}, ${SUMS} ${rows} group by grouping sets (${sets.join(', ')})`, values };
}
