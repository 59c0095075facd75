/** The recount of the core tallies: four items and the pairs of the index, written apart from the triggers. */
import type { ComparedPart, JoinedTallies } from './recount-joined.ts';

const VALUES = [0, 1, 2, 3, 4, 5];
const ITEMS = ['sat', 'ease', 'time', 'result'];
const PAIRS = [
  ['sat', 'ease'],
  ['sat', 'time'],
  ['ease', 'time'],
] as const;

/** All sums of a set of ratings: column → how it is counted. `…_answers` sees values that no column has. */
const COUNTED: Record<string, string> = Object.fromEntries([
  ...ITEMS.flatMap((item) => [
    ...VALUES.map((value) => [`${item}_n${value}`, `count(*) filter (where ${item} = ${value})`]),
    [`${item}_answers`, `count(${item})`],
  ]),
  ...PAIRS.flatMap(([a, b]) => {
    const sum = (product: string) => `coalesce(sum(${product}) filter (where ${a} > 0 and ${b} > 0), 0)`;
    return [
      [`${a}_${b}_n`, `count(*) filter (where ${a} > 0 and ${b} > 0)`],
      [`${a}_${b}_a`, sum(a)],
      [`${a}_${b}_b`, sum(b)],
      [`${a}_${b}_ab`, sum(`${a} * ${b}`)],
      [`${a}_${b}_aa`, sum(`${a} * ${a}`)],
      [`${a}_${b}_bb`, sum(`${b} * ${b}`)],
    ];
  }),
]);

const columns = Object.keys(COUNTED);
const answersOfTally = (column: string) =>
  column.endsWith('_answers')
    ? `${VALUES.map((value) => column.replace('_answers', `_n${value}`)).join(' + ')} as ${column}`
    : column;

const tallies = (level: string, grain: string) => `
  select cell_id, starts_on, ${columns.map(answersOfTally).join(', ')}
  from core_tally where level = '${level}' and grain = '${grain}'`;

// Sums of integers are bigint; those of bigint would be numeric, which is slow. Where a sum is too large, PostgreSQL says so.
const sums = (type: 'integer' | 'bigint') => columns.map((column) => `sum(${column})::${type} as ${column}`).join(', ');

const ofSubjects = (counted: string) => `
  select subject_cell_id as cell_id, starts_on, ${sums('bigint')} from ${counted} group by 1, 2`;

const parts: ComparedPart[] = [
  ...ITEMS.map((item) => ({
    table: 'item' as const,
    of: { item: item.toUpperCase() },
    measures: Object.fromEntries(
      [...VALUES.map((value) => `n${value}`), 'answers'].map((name) => [name, `${item}_${name}`]),
    ),
  })),
  ...PAIRS.map(([a, b]) => ({
    table: 'pair' as const,
    of: { pair: `${a}_${b}`.toUpperCase() },
    measures: Object.fromEntries(['n', 'a', 'b', 'ab', 'aa', 'bb'].map((name) => [name, `${a}_${b}_${name}`])),
  })),
];

/** Ratings are looked at once, by cell and day; months and subjects are these added up. */
export const CORE_TALLIES: JoinedTallies = {
  counted: {
    cell_day: `
      select day.*, cell.subject_cell_id from (
        select cell_id, day as starts_on, ${Object.entries(COUNTED)
          .map(([column, sum]) => `(${sum})::integer as ${column}`)
          .join(', ')}
        from rating where status = 'COUNTED' group by 1, 2
      ) day join cell on cell.id = day.cell_id`,
    cell_month: `
      select cell_id, subject_cell_id, date_trunc('month', starts_on)::date as starts_on, ${sums('integer')}
      from cell_day group by 1, 2, 3`,
  },
  levels: [
    { of: { level: 'F', grain: 'D' }, tallies: tallies('F', 'D'), recounted: `table cell_day` },
    { of: { level: 'F', grain: 'M' }, tallies: tallies('F', 'M'), recounted: `table cell_month` },
    { of: { level: 'S', grain: 'D' }, tallies: tallies('S', 'D'), recounted: ofSubjects('cell_day') },
    { of: { level: 'S', grain: 'M' }, tallies: tallies('S', 'M'), recounted: ofSubjects('cell_month') },
  ],
  keys: ['cell_id', 'starts_on'],
  parts,
};
