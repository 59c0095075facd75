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

/** Ratings whose coming or going moves the tallies. */
interface Changes {
  /** Query for them: with `sign` +1 for one that comes and −1 for one that goes. */
  query: string;
  /** All come: nothing has to be multiplied by its sign, which is most of the work for a group of new ratings. */
  isAllNew?: true;
}

/** What each column adds up over the changed ratings `c`. */
function sums({ isAllNew }: Changes): string[] {
  const signed = (product: string) => (isAllNew ? product : `c.sign * ${product}`);
  const count = (where: string) =>
    isAllNew ? `count(*) filter (where ${where})` : `coalesce(sum(c.sign) filter (where ${where}), 0)`;
  return [
    ...CORE.flatMap((item) => VALUES.map((value) => count(`c.${item} = ${value}`))),
    ...PAIRS.flatMap(([a, b]) => {
      const both = `c.${a} is not null and c.${b} is not null`;
      const products = [`c.${a}`, `c.${b}`, `c.${a} * c.${b}`, `c.${a} * c.${a}`, `c.${b} * c.${b}`];
      return [count(both), ...products.map((product) => `coalesce(sum(${signed(product)}) filter (where ${both}), 0)`)];
    }),
  ];
}

/** The cells, by day and by month, that a change of a rating moves. */
const levelsOf = (source: string) => `
  join cell on cell.id = ${source}.cell_id
  cross join lateral (values
    (${source}.cell_id, 'F'::"char", 'D'::"char", ${source}.day),
    (${source}.cell_id, 'F', 'M', date_trunc('month', ${source}.day)::date),
    (cell.subject_cell_id, 'S', 'D', ${source}.day),
    (cell.subject_cell_id, 'S', 'M', date_trunc('month', ${source}.day)::date)
  ) as k (cell_id, level, grain, starts_on)`;

/** As before, but in one pass, and for other items only where there are answers to them. Rows in key order. */
const tallyFunction = (name: string, changes: Changes) => `
  create or replace function ${name}() returns trigger language plpgsql as $$
  begin
    with c as (${changes.query})
    insert into core_tally as t (cell_id, level, grain, starts_on, ${names})
    select k.cell_id, k.level, k.grain, k.starts_on, ${sums(changes).join(', ')}
    from c ${levelsOf('c')}
    group by k.cell_id, k.level, k.grain, k.starts_on order by k.cell_id, k.grain, k.starts_on
    on conflict (cell_id, grain, starts_on, level) do update
    set ${columns.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')};

    if exists (select from (${changes.query}) c where c.other_answers is not null) then
      with c as (${changes.query}),
      own as (
        select c.cell_id, c.day, answer.key as item, answer.value::smallint as value, sum(c.sign) as n
        from c cross join lateral jsonb_each_text(c.other_answers) as answer
        group by 1, 2, 3, 4
      )
      insert into item_tally as t (cell_id, grain, item, starts_on, n0, n1, n2, n3, n4, n5)
      select k.cell_id, k.grain, own.item, k.starts_on,
        ${VALUES.map((value) => `coalesce(sum(own.n) filter (where own.value = ${value}), 0)`).join(', ')}
      from own ${levelsOf('own')}
      group by k.cell_id, k.grain, own.item, k.starts_on order by k.cell_id, k.grain, own.item, k.starts_on
      on conflict (cell_id, grain, item, starts_on) do update
      set ${VALUES.map((value) => `n${value} = t.n${value} + excluded.n${value}`).join(', ')};
    end if;
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
    for (const kind of ['pkey', 'cell_id_fkey', 'grain_check'])
      this.addSql(`alter table core_tally_before rename constraint core_tally_${kind} to core_tally_before_${kind}`);
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
    this.addSql(tallyFunction('tally_inserted_ratings', { query: change('new_rows', 1), isAllNew: true }));
    this.addSql(
      tallyFunction('tally_changed_ratings', { query: `${change('new_rows', 1)} union all ${change('old_rows', -1)}` }),
    );
    this.addSql(tallyFunction('tally_deleted_ratings', { query: change('old_rows', -1) }));
    this.addSql(`grant select, insert, update, delete on core_tally to otklik_acceptor`);
    this.addSql(`grant select on core_tally to otklik_staff, otklik_worker`);
    this.addSql(`grant select on item_histogram to otklik_acceptor, otklik_staff, otklik_worker`);
    // Planning looks at the whole and at its parts; autovacuum analyses the parts only.
    this.addSql(`analyze core_tally`);
  }
}
