import type { Client } from 'pg';
import type { DayRange } from '../../../src/kernel/calendar.ts';
import { CORE_ITEMS, INDEX_PAIRS } from '../../../src/modules/results/tally.ts';

const VALUES = [0, 1, 2, 3, 4, 5];
const COUNTS = CORE_ITEMS.flatMap((item) =>
  VALUES.map((value): [string, string] => [
    `${item.toLowerCase()}_n${value}`,
    `(${item.toLowerCase()} = ${value})::int`,
  ]),
);
const PAIRS = INDEX_PAIRS.flatMap((pair) => {
  const [a, b] = pair.toLowerCase().split('_') as [string, string];
  const products = {
    n: `(${a} + ${b} > 0)::int`,
    a: `${a} + 0 * ${b}`,
    b: `${b} + 0 * ${a}`,
    ab: `${a} * ${b}`,
    aa: `${a} * ${a} + 0 * ${b}`,
    bb: `${b} * ${b} + 0 * ${a}`,
  };
  return Object.entries(products).map(([sum, value]): [string, string] => [`${a}_${b}_${sum}`, value]);
});
const COLUMNS = [...COUNTS, ...PAIRS];
const NAMES = COLUMNS.map(([name]) => name).join(', ');
const SUMS = COLUMNS.map(([name]) => `sum(${name})`).join(', ');

/** In the order of the days, and within a day in no order, as the triggers write them. */
const AS_WRITTEN = 'order by starts_on, hashint4(cell_id)';

/**
 * The tallies of a month as the triggers would have left them: by day and by month, for the full cell and for its
 * subject cell. Written apart from the triggers; what has rows of all its ratings is proven by the recount.
 */
export async function tallyMonth(client: Client, { from }: DayRange): Promise<void> {
  await client.query(`
    create unlogged table bench.own as
    select cell_id, day, ${COLUMNS.map(([name, value]) => `coalesce(sum(weight * (${value})), 0) as ${name}`).join(', ')}
    from bench.draw group by cell_id, day`);
  await client.query(
    `insert into core_tally (cell_id, level, grain, starts_on, ${NAMES})
     select * from (
       select cell_id, 'F'::"char" as level, 'D'::"char" as grain, day as starts_on, ${NAMES} from bench.own
       union all select cell_id, 'F', 'M', $1::date, ${SUMS} from bench.own group by cell_id
       union all select cell.subject_cell_id, 'S', 'D', day, ${SUMS} from bench.own join cell on cell.id = cell_id group by 1, 4
       union all select cell.subject_cell_id, 'S', 'M', $1::date, ${SUMS} from bench.own join cell on cell.id = cell_id group by 1
     ) t ${AS_WRITTEN}`,
    [from],
  );
  await client.query(
    `insert into item_tally (cell_id, grain, item, starts_on, n0, n1, n2, n3, n4, n5)
     select cell_id, grain, key, starts_on, ${VALUES.map((value) => `coalesce(sum(weight) filter (where value = '${value}'), 0)`).join(', ')}
     from (
       select level.cell_id, level.grain, answer.key, answer.value, level.starts_on, draw.weight
       from bench.draw join cell on cell.id = draw.cell_id
       cross join lateral jsonb_each_text(draw.other_answers) as answer
       cross join lateral (values (draw.cell_id, 'D'::"char", draw.day), (draw.cell_id, 'M', $1::date),
         (cell.subject_cell_id, 'D', draw.day), (cell.subject_cell_id, 'M', $1::date)) as level (cell_id, grain, starts_on)
     ) x group by cell_id, grain, key, starts_on ${AS_WRITTEN}`,
    [from],
  );
  await client.query('drop table bench.own');
  await client.query(DRIVERS, [from]);
}

const DRIVER_SUMS = ['SAT', 'EASE', 'TIME'].flatMap((core) => {
  const a = `draw.${core.toLowerCase()}`;
  const b = 'other.value::integer';
  return ['1', a, b, `${a} * ${b}`, `${a} * ${a}`, `${b} * ${b}`].map(
    (product) => `coalesce(sum(weight * ${product}) filter (where ${a} > 0), 0)`,
  );
});

/** The one other answer that is drawn with SAT, EASE and TIME. */
const DRIVERS = `
  insert into driver_tally (cell_id, month, item, ${['sat', 'ease', 'time'].flatMap((core) => ['n', 'a', 'b', 'ab', 'aa', 'bb'].map((sum) => `${core}_${sum}`)).join(', ')})
  select k.cell_id, $1::date, other.key, ${DRIVER_SUMS.join(', ')}
  from bench.draw
  join cell on cell.id = draw.cell_id
  cross join lateral jsonb_each_text(draw.other_answers) as other
  cross join lateral (values (draw.cell_id), (cell.subject_cell_id)) as k (cell_id)
  group by 1, 2, 3`;
