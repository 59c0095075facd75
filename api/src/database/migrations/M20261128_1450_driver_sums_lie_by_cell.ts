import { Migration } from '@mikro-orm/migrations';

const VALUES = [0, 1, 2, 3, 4, 5];
const SUMS = ['n', 'a', 'b', 'ab', 'aa', 'bb'];
const CORE = ['sat', 'ease', 'time', 'result'];
const INDEX = ['sat', 'ease', 'time'];
const PAIRS: [string, string][] = [
  ['sat', 'ease'],
  ['sat', 'time'],
  ['ease', 'time'],
];
const coreColumns = [
  ...CORE.flatMap((item) => VALUES.map((value) => `${item}_n${value}`)),
  ...PAIRS.flatMap(([a, b]) => SUMS.map((sum) => `${a}_${b}_${sum}`)),
];
const driverColumns = INDEX.flatMap((item) => SUMS.map((sum) => `${item}_${sum}`));

/** Ratings whose coming or going moves the tallies. */
interface Changes {
  /** Query for them: with `sign` +1 for one that comes and −1 for one that goes. */
  query: string;
  /** All come: nothing has to be multiplied by its sign, which is most of the work for a group of new ratings. */
  isAllNew?: true;
}

const signed = ({ isAllNew }: Changes, product: string) => (isAllNew ? product : `c.sign * ${product}`);
const counted = ({ isAllNew }: Changes, where: string) =>
  isAllNew ? `count(*) filter (where ${where})` : `coalesce(sum(c.sign) filter (where ${where}), 0)`;

/** The six sums of two answers, over the changed ratings `c` that have both. */
function pairSums(changes: Changes, a: string, b: string, where: string): string[] {
  const products = [a, b, `${a} * ${b}`, `${a} * ${a}`, `${b} * ${b}`];
  return [
    counted(changes, where),
    ...products.map((product) => `coalesce(sum(${signed(changes, product)}) filter (where ${where}), 0)`),
  ];
}

/** What each column of the core tally adds up. */
const coreSums = (changes: Changes): string[] => [
  ...CORE.flatMap((item) => VALUES.map((value) => counted(changes, `c.${item} = ${value}`))),
  ...PAIRS.flatMap(([a, b]) => pairSums(changes, `c.${a}`, `c.${b}`, `c.${a} is not null and c.${b} is not null`)),
];

/** The cells, by day and by month, that a change of a rating moves. */
const levelsOf = (source: string) => `
  join cell on cell.id = ${source}.cell_id
  cross join lateral (values
    (${source}.cell_id, 'F'::"char", 'D'::"char", ${source}.day),
    (${source}.cell_id, 'F', 'M', date_trunc('month', ${source}.day)::date),
    (cell.subject_cell_id, 'S', 'D', ${source}.day),
    (cell.subject_cell_id, 'S', 'M', date_trunc('month', ${source}.day)::date)
  ) as k (cell_id, level, grain, starts_on)`;

/** Answers that are measured on the scale, beside SAT, EASE and TIME; facts and "does not apply" are not. */
const measured = (name: string) => `${name}.key <> 'REPEAT' and ${name}.value <> '0'`;

/** The full cell of a changed rating and that of its subject. */
const cellsOf = `
  join cell on cell.id = c.cell_id
  cross join lateral (values (c.cell_id), (cell.subject_cell_id)) as k (cell_id)`;

/** A statement that moves sums; what a revision leaves as it was is not written. */
const moveSums = (table: string, key: string[], columns: string[], query: string) => `
  insert into ${table} as t (${[...key, ...columns].join(', ')})
  select * from (${query}) as s (${[...key, ...columns].join(', ')})
  where (${columns.join(', ')}) <> (${columns.map(() => '0').join(', ')})
  order by ${key.join(', ')}
  on conflict (${key.join(', ')}) do update
  set ${columns.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')}`;

/** Every other answer with each of SAT, EASE and TIME: one row for all three. */
const moveDrivers = (changes: Changes) =>
  moveSums(
    'driver_tally',
    ['cell_id', 'month', 'item'],
    driverColumns,
    `select k.cell_id, date_trunc('month', c.day)::date, other.key,
       ${INDEX.flatMap((item) => pairSums(changes, `c.${item}`, 'other.value::integer', `c.${item} is not null`)).join(', ')}
     from (${changes.query}) c cross join lateral jsonb_each_text(c.other_answers) as other ${cellsOf}
     where c.other_answers is not null and ${measured('other')} group by 1, 2, 3`,
  );

/** Other answers with one another. */
const moveDriverPairs = (changes: Changes) =>
  moveSums(
    'driver_pair_tally',
    ['cell_id', 'month', 'item_a', 'item_b'],
    SUMS,
    `select k.cell_id, date_trunc('month', c.day)::date, one.key, other.key,
       ${pairSums(changes, 'one.value::integer', 'other.value::integer', 'true').join(', ')}
     from (${changes.query}) c cross join lateral jsonb_each_text(c.other_answers) as one
     cross join lateral jsonb_each_text(c.other_answers) as other ${cellsOf}
     where c.other_answers is not null and other.key > one.key collate "C" and ${measured('one')} and ${measured('other')}
     group by 1, 2, 3, 4`,
  );

/** Moves the journeys, as before. */
const moveJourneys = ({ query }: Changes) => `
  insert into journey_use_tally as t (life_situation_id, month, source_class, instrument_version, service_id, journeys)
  select cell.subject_id, date_trunc('month', c.day)::date, cell.source_class, cell.instrument_version, used.service_id,
    sum(c.sign)
  from (${query}) c
  join cell on cell.id = c.cell_id
  cross join lateral (select null::uuid union all select unnest(c.used_service_ids)) as used (service_id)
  where c.used_service_ids is not null and cell.subject_kind = 'LIFE_SITUATION'
  group by 1, 2, 3, 4, 5 having sum(c.sign) <> 0 order by 1, 2, 3, 4, 5
  on conflict on constraint journey_use_tally_key do update set journeys = t.journeys + excluded.journeys`;

/** As in M20261127_1301, but for the sums of drivers. */
const tallyFunction = (name: string, changes: Changes) => `
  create or replace function ${name}() returns trigger language plpgsql as $$
  declare
    have_other_answers boolean;
    have_journeys boolean;
  begin
    with c as (${changes.query})
    insert into core_tally as t (cell_id, level, grain, starts_on, ${coreColumns.join(', ')})
    select k.cell_id, k.level, k.grain, k.starts_on, ${coreSums(changes).join(', ')}
    from c ${levelsOf('c')}
    group by k.cell_id, k.level, k.grain, k.starts_on order by k.cell_id, k.grain, k.starts_on
    on conflict (cell_id, grain, starts_on, level) do update
    set ${coreColumns.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')};

    select count(c.other_answers) > 0, count(c.used_service_ids) > 0 into have_other_answers, have_journeys
    from (${changes.query}) c;
    if have_other_answers then
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

      ${moveDrivers(changes)};
      ${moveDriverPairs(changes)};
    end if;
    if have_journeys then
      ${moveJourneys(changes)};
    end if;
    return null;
  end $$`;

const change = (rows: string, sign: number) =>
  `select cell_id, day, sat, ease, time, result, other_answers, used_service_ids, ${sign} as sign from ${rows} where status = 'COUNTED'`;

/**
 * Sums of drivers are kept by the number of the cell, as every other tally of ratings, and those with SAT, EASE and TIME
 * in one row instead of three: a rating with two drivers moves 6 rows of some 150 bytes, not 14 of some 300. They are
 * counted anew from the ratings.
 */
export class M20261128_1450_driver_sums_lie_by_cell extends Migration {
  override up(): void {
    this.addSql(`drop table driver_pair_tally`);
    this.addSql(`
      create table driver_tally (
        cell_id integer not null references cell,
        month date not null,
        ${driverColumns.map((column) => `${column} bigint not null`).join(', ')},
        item text collate "C" not null,
        primary key (cell_id, month, item)
      ) with (fillfactor = 70)`);
    this.addSql(`
      create table driver_pair_tally (
        cell_id integer not null references cell,
        month date not null,
        ${SUMS.map((sum) => `${sum} bigint not null`).join(', ')},
        item_a text collate "C" not null,
        item_b text collate "C" not null,
        primary key (cell_id, month, item_a, item_b)
      ) with (fillfactor = 70)`);
    for (const table of ['driver_tally', 'driver_pair_tally']) {
      this.addSql(`grant select, insert, update, delete on ${table} to otklik_acceptor`);
      this.addSql(`grant select on ${table} to otklik_staff, otklik_worker`);
    }
    this.addSql(tallyFunction('tally_inserted_ratings', { query: change('new_rows', 1), isAllNew: true }));
    this.addSql(
      tallyFunction('tally_changed_ratings', { query: `${change('new_rows', 1)} union all ${change('old_rows', -1)}` }),
    );
    this.addSql(tallyFunction('tally_deleted_ratings', { query: change('old_rows', -1) }));
    // Row-level security is forced on ratings: only the acceptor sees them all.
    this.addSql(`set local role otklik_acceptor`);
    this.addSql(moveDrivers({ query: change('rating', 1), isAllNew: true }));
    this.addSql(moveDriverPairs({ query: change('rating', 1), isAllNew: true }));
    this.addSql(`reset role`);
  }
}
