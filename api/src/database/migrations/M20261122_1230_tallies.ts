import { Migration } from '@mikro-orm/migrations';

const CORE = ['sat', 'ease', 'time', 'result'];
const PAIRS: [string, string][] = [
  ['sat', 'ease'],
  ['sat', 'time'],
  ['ease', 'time'],
];
const VALUES = [0, 1, 2, 3, 4, 5];

const countColumns = CORE.flatMap((item) => VALUES.map((value) => `${item}_n${value}`));
const pairColumns = PAIRS.flatMap(([a, b]) => ['n', 'a', 'b', 'ab', 'aa', 'bb'].map((sum) => `${a}_${b}_${sum}`));

/** What each column adds up over the changed ratings `c`, where `sign` is +1 for a counted and −1 for an uncounted one. */
const countSums = CORE.flatMap((item) =>
  VALUES.map((value) => `coalesce(sum(c.sign) filter (where c.${item} = ${value}), 0)`),
);
const pairSums = PAIRS.flatMap(([a, b]) =>
  ['1', `c.${a}`, `c.${b}`, `c.${a} * c.${b}`, `c.${a} * c.${a}`, `c.${b} * c.${b}`].map(
    (product) => `coalesce(sum(c.sign * ${product}) filter (where c.${a} is not null and c.${b} is not null), 0)`,
  ),
);

const columns = [...countColumns, ...pairColumns];

/**
 * Moves the tallies by the ratings that one statement inserted, changed or deleted, in its own transaction.
 * Rows are written in key order, so that transactions of several processes meet without a deadlock.
 */
const tallyFunction = (name: string, changes: string) => `
  create function ${name}() returns trigger language plpgsql as $$
  begin
    with c as (${changes}),
    own as (
      select c.cell_id, c.day, ${columns.map((column, i) => `${[...countSums, ...pairSums][i]} as ${column}`).join(', ')}
      from c group by c.cell_id, c.day
    ),
    levels as (
      select k.cell_id, k.grain, k.starts_on, ${columns.map((column) => `own.${column}`).join(', ')}
      from own join cell on cell.id = own.cell_id
      cross join lateral (values
        (own.cell_id, 'D', own.day), (own.cell_id, 'M', date_trunc('month', own.day)::date),
        (cell.subject_cell_id, 'D', own.day), (cell.subject_cell_id, 'M', date_trunc('month', own.day)::date)
      ) as k (cell_id, grain, starts_on)
    )
    insert into core_tally as t (cell_id, grain, starts_on, ${columns.join(', ')})
    select cell_id, grain, starts_on, ${columns.map((column) => `sum(${column})`).join(', ')}
    from levels group by cell_id, grain, starts_on order by cell_id, grain, starts_on
    on conflict (cell_id, grain, starts_on) do update
    set ${columns.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')};

    with c as (${changes}),
    own as (
      select c.cell_id, c.day, answer.key as item, answer.value::smallint as value, sum(c.sign) as n
      from c cross join lateral jsonb_each_text(c.other_answers) as answer
      group by 1, 2, 3, 4
    ),
    levels as (
      select k.cell_id, k.grain, k.starts_on, own.item, own.value, own.n
      from own join cell on cell.id = own.cell_id
      cross join lateral (values
        (own.cell_id, 'D', own.day), (own.cell_id, 'M', date_trunc('month', own.day)::date),
        (cell.subject_cell_id, 'D', own.day), (cell.subject_cell_id, 'M', date_trunc('month', own.day)::date)
      ) as k (cell_id, grain, starts_on)
    )
    insert into item_tally as t (cell_id, grain, item, starts_on, n0, n1, n2, n3, n4, n5)
    select cell_id, grain, item, starts_on, ${VALUES.map((value) => `coalesce(sum(n) filter (where value = ${value}), 0)`).join(', ')}
    from levels group by cell_id, grain, item, starts_on order by cell_id, grain, item, starts_on
    on conflict (cell_id, grain, item, starts_on) do update
    set ${VALUES.map((value) => `n${value} = t.n${value} + excluded.n${value}`).join(', ')};
    return null;
  end $$`;

const change = (rows: string, sign: number) =>
  `select cell_id, day, sat, ease, time, result, other_answers, ${sign} as sign from ${rows} where status = 'COUNTED'`;

/**
 * Tallies: per cell and day, and per cell and month, for the full cell and for its coarse subject cell.
 * Core items and index pairs share one row, since every rating touches them; other items have a row each.
 * The view item_histogram shows both as one histogram per item.
 */
export class M20261122_1230_tallies extends Migration {
  override up(): void {
    this.addSql(`
      create table core_tally (
        cell_id integer not null references cell,
        grain "char" not null check (grain in ('D', 'M')),
        starts_on date not null,
        ${countColumns.map((column) => `${column} integer not null`).join(', ')},
        ${pairColumns.map((column) => `${column} bigint not null`).join(', ')},
        primary key (cell_id, grain, starts_on)
      ) with (fillfactor = 70)`);
    this.addSql(`
      create table item_tally (
        cell_id integer not null references cell,
        grain "char" not null check (grain in ('D', 'M')),
        item text not null,
        starts_on date not null,
        ${VALUES.map((value) => `n${value} integer not null`).join(', ')},
        primary key (cell_id, grain, item, starts_on)
      ) with (fillfactor = 70)`);
    this.addSql(`
      create view item_histogram with (security_invoker = true) as
      ${CORE.map(
        (item) =>
          `select cell_id, grain, starts_on, '${item.toUpperCase()}' as item, ${VALUES.map((value) => `${item}_n${value} as n${value}`).join(', ')} from core_tally`,
      ).join(' union all ')}
      union all select cell_id, grain, starts_on, item, n0, n1, n2, n3, n4, n5 from item_tally`);
    this.addSql(tallyFunction('tally_inserted_ratings', change('new_rows', 1)));
    this.addSql(tallyFunction('tally_changed_ratings', `${change('new_rows', 1)} union all ${change('old_rows', -1)}`));
    this.addSql(tallyFunction('tally_deleted_ratings', change('old_rows', -1)));
    this.addSql(`
      create trigger rating_inserted after insert on rating referencing new table as new_rows
      for each statement execute function tally_inserted_ratings()`);
    this.addSql(`
      create trigger rating_changed after update on rating referencing old table as old_rows new table as new_rows
      for each statement execute function tally_changed_ratings()`);
    this.addSql(`
      create trigger rating_deleted after delete on rating referencing old table as old_rows
      for each statement execute function tally_deleted_ratings()`);
  }
}
