/** The recount of the sums of drivers, written apart from the triggers. */
import type { JoinedTallies } from './recount-joined.ts';

const SUMS = ['n', 'a', 'b', 'ab', 'aa', 'bb'];
const INDEX = ['sat', 'ease', 'time'];

/** The six sums of two answers that both lie on the scale 1–5, in the order of their names. */
function pairSums(a: string, b: string, where: string): string[] {
  const sum = (product: string) => `coalesce(sum(${product}) filter (where ${where}), 0)`;
  return [
    `count(*) filter (where ${where})`,
    sum(a),
    sum(b),
    sum(`${a} * ${b}`),
    sum(`${a} * ${a}`),
    sum(`${b} * ${b}`),
  ];
}

/** Names in `keys` by the full cell and by that of its subject, added up from `counted`. */
const added = (keys: readonly string[], sums: readonly string[]) =>
  ['cell_id', 'subject_cell_id']
    .map(
      (cell) => `
        select ${cell} as cell_id, ${keys.join(', ')}, ${sums.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
        from counted group by ${[cell, ...keys].join(', ')}`,
    )
    .join(' union all ');

/** Other answers on the scale: facts (REPEAT) and "does not apply" are none. */
const scaled = (name: string) => `
  cross join lateral (
    select key collate "C" as item, value::integer as point from jsonb_each_text(r.other_answers)
    where key <> 'REPEAT' and value::integer between 1 and 5
  ) ${name}`;

const DRIVER_SUMS = INDEX.flatMap((item) => SUMS.map((sum) => `${item}_${sum}`));
const DRIVER_COUNTS = INDEX.flatMap((item) => pairSums(`r.${item}`, 'other.point', `r.${item} between 1 and 5`));

/** Every other answer with each of SAT, EASE and TIME. */
export const DRIVER_TALLIES: JoinedTallies = {
  counted: {
    counted: `
    select month.*, cell.subject_cell_id from (
      select r.cell_id, date_trunc('month', r.day)::date as month, other.item,
        ${DRIVER_SUMS.map((sum, at) => `(${DRIVER_COUNTS[at]})::integer as ${sum}`).join(', ')}
      from rating r ${scaled('other')}
      where r.status = 'COUNTED' and r.other_answers is not null group by 1, 2, 3
    ) month join cell on cell.id = month.cell_id`,
  },
  levels: [{ of: {}, tallies: `table driver_tally`, recounted: added(['month', 'item'], DRIVER_SUMS) }],
  keys: ['cell_id', 'month', 'item'],
  parts: INDEX.map((item) => ({
    table: 'driver pair',
    of: { with: item.toUpperCase() },
    measures: Object.fromEntries(SUMS.map((sum) => [sum, `${item}_${sum}`])),
  })),
};

/** Other answers with one another, the first one named before the second. */
export const DRIVER_PAIR_TALLIES: JoinedTallies = {
  counted: {
    counted: `
    select month.*, cell.subject_cell_id from (
      select r.cell_id, date_trunc('month', r.day)::date as month, one.item as item_a, other.item as item_b,
        ${pairSums('one.point', 'other.point', 'true')
          .map((count, at) => `(${count})::integer as ${SUMS[at]}`)
          .join(', ')}
      from rating r ${scaled('one')} ${scaled('other')}
      where r.status = 'COUNTED' and r.other_answers is not null and one.item < other.item group by 1, 2, 3, 4
    ) month join cell on cell.id = month.cell_id`,
  },
  levels: [{ of: {}, tallies: `table driver_pair_tally`, recounted: added(['month', 'item_a', 'item_b'], SUMS) }],
  keys: ['cell_id', 'month', 'item_a', 'item_b'],
  parts: [{ table: 'driver pair', of: {}, measures: Object.fromEntries(SUMS.map((sum) => [sum, sum])) }],
};
