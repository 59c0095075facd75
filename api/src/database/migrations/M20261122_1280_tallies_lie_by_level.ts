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
const columns = [...countColumns, ...pairColumns];
const names = columns.join(', ');

const countSums = CORE.flatMap((item) =>
  VALUES.map((value) => `coalesce(sum(c.sign) filter (where c.${item} = ${value}), 0)`),
);
const pairSums = PAIRS.flatMap(([a, b]) =>
  ['1', `c.${a}`, `c.${b}`, `c.${a} * c.${b}`, `c.${a} * c.${a}`, `c.${b} * c.${b}`].map(
    (product) => `coalesce(sum(c.sign * ${product}) filter (where c.${a} is not null and c.${b} is not null), 0)`,
  ),
);

/** As before, but for the level: rows are still written in key order. */
const tallyFunction = (name: string, changes: string) => `
  create or replace function ${name}() returns trigger language plpgsql as $$
  begin
    with c as (${changes}),
    own as (
      select c.cell_id, c.day, ${columns.map((column, i) => `${[...countSums, ...pairSums][i]} as ${column}`).join(', ')}
      from c group by c.cell_id, c.day
    ),
    levels as (
      select k.cell_id, k.level, k.grain, k.starts_on, ${columns.map((column) => `own.${column}`).join(', ')}
      from own join cell on cell.id = own.cell_id
      cross join lateral (values
        (own.cell_id, 'F'::"char", 'D'::"char", own.day),
        (own.cell_id, 'F', 'M', date_trunc('month', own.day)::date),
        (cell.subject_cell_id, 'S', 'D', own.day),
        (cell.subject_cell_id, 'S', 'M', date_trunc('month', own.day)::date)
      ) as k (cell_id, level, grain, starts_on)
    )
    insert into core_tally as t (cell_id, level, grain, starts_on, ${names})
    select cell_id, level, grain, starts_on, ${columns.map((column) => `sum(${column})`).join(', ')}
    from levels group by cell_id, level, grain, starts_on order by cell_id, grain, starts_on
    on conflict (cell_id, grain, starts_on, level) do update
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
 * Core tallies in four tables by level (S: subject cells, F: full cells) and grain. Lists over all subjects read a few
 * rows of each of many cells; among the daily rows of full cells, which are nearly all rows, each of them lay on a page
 * of its own. `core_tally` stays what is read and written: PostgreSQL leads each row to its table. The name and the
 * columns stay too, so that what reads them goes on. While it runs, tallies are locked: ratings wait.
 */
export class M20261122_1280_tallies_lie_by_level extends Migration {
  override up(): void {
    this.addSql(`drop view item_histogram`);
    this.addSql(`alter table core_tally rename to core_tally_before`);
    this.addSql(`alter table core_tally_before rename constraint core_tally_pkey to core_tally_before_pkey`);
    this.addSql(`
      create table core_tally (
        cell_id integer not null references cell,
        level "char" not null check (level in ('S', 'F')),
        grain "char" not null check (grain in ('D', 'M')),
        starts_on date not null,
        ${countColumns.map((column) => `${column} integer not null`).join(', ')},
        ${pairColumns.map((column) => `${column} bigint not null`).join(', ')},
        primary key (cell_id, grain, starts_on, level)
      ) partition by list (level)`);
    for (const [level, table] of [
      ['S', 'subject_tally'],
      ['F', 'cell_tally'],
    ]) {
      this.addSql(
        `create table core_${table} partition of core_tally for values in ('${level}') partition by list (grain)`,
      );
      for (const [grain, part] of [
        ['D', 'day'],
        ['M', 'month'],
      ])
        this.addSql(
          `create table core_${table}_${part} partition of core_${table} for values in ('${grain}') with (fillfactor = 70)`,
        );
    }
    this.addSql(`
      insert into core_tally (cell_id, level, grain, starts_on, ${names})
      select cell_id, case when cell.touchpoint_id is null then 'S'::"char" else 'F'::"char" end, grain, starts_on, ${names}
      from core_tally_before join cell on cell.id = cell_id order by starts_on`);
    this.addSql(`drop table core_tally_before`);
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
    this.addSql(`grant select, insert, update, delete on core_tally to otklik_acceptor`);
    this.addSql(`grant select on core_tally to otklik_staff, otklik_worker`);
    this.addSql(`grant select on item_histogram to otklik_acceptor, otklik_staff, otklik_worker`);
    // Planning looks at the whole and at its parts; autovacuum analyses the parts only.
    this.addSql(`analyze core_tally`);
  }
}
