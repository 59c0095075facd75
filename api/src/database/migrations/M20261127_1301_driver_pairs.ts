import { Migration } from '@mikro-orm/migrations';

const VALUES = [0, 1, 2, 3, 4, 5];
const SUMS = ['n', 'a', 'b', 'ab', 'aa', 'bb'];

/** The body of a trigger function as it is in M20261122_1280, up to the step for other answers. */
const CORE = ['sat', 'ease', 'time', 'result'];
const PAIRS: [string, string][] = [
  ['sat', 'ease'],
  ['sat', 'time'],
  ['ease', 'time'],
];
const coreColumns = [
  ...CORE.flatMap((item) => VALUES.map((value) => `${item}_n${value}`)),
  ...PAIRS.flatMap(([a, b]) => SUMS.map((sum) => `${a}_${b}_${sum}`)),
];

/** Ratings whose coming or going moves the tallies. */
interface Changes {
  /** Query for them: with `sign` +1 for one that comes and −1 for one that goes. */
  query: string;
  /** All come: nothing has to be multiplied by its sign, which is most of the work for a group of new ratings. */
  isAllNew?: true;
}

/** What each column adds up over the changed ratings `c`. */
function coreSums({ isAllNew }: Changes): string[] {
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

const PAIR_KEY =
  'subject_id, level, month, source_class, instrument_version, item_a, item_b, channel, mode, segment_id, language';
const PAIR_SUM = {
  n: 'c.sign',
  a: 'c.sign * pair.a',
  b: 'c.sign * pair.b',
  ab: 'c.sign * pair.a * pair.b',
  aa: 'c.sign * pair.a * pair.a',
  bb: 'c.sign * pair.b * pair.b',
};

/**
 * Moves the pairs of the changed ratings: every other answer with each of SAT, EASE and TIME, and other answers with
 * one another. Facts (RESULT, REPEAT) and "does not apply" are in no pair. The pairs of SAT, EASE and TIME themselves
 * are in core_tally. What a revision leaves as it was is not written.
 */
const movePairs = (changes: string) => `
  insert into driver_pair_tally as t (${PAIR_KEY}, ${SUMS.join(', ')})
  select cell.subject_id, k.level, date_trunc('month', c.day)::date, cell.source_class, cell.instrument_version,
    pair.item_a, pair.item_b, k.channel, k.mode, k.segment_id, k.language,
    ${Object.values(PAIR_SUM)
      .map((sum) => `sum(${sum})`)
      .join(', ')}
  from (${changes}) c
  cross join lateral jsonb_each_text(c.other_answers) as other (item, value)
  cross join lateral (
    select core.item, core.value::integer, other.item, other.value::integer
    from (values ('SAT', c.sat), ('EASE', c.ease), ('TIME', c.time)) as core (item, value) where core.value is not null
    union all
    select other.item, other.value::integer, further.key, further.value::integer
    from jsonb_each_text(c.other_answers) as further
    where further.key > other.item collate "C" and further.key <> 'REPEAT' and further.value <> '0'
  ) as pair (item_a, a, item_b, b)
  join cell on cell.id = c.cell_id
  join touchpoint on touchpoint.id = cell.touchpoint_id
  cross join lateral (values
    ('F'::"char", touchpoint.channel, cell.mode, cell.segment_id, cell.language), ('S', null, null, null, null)
  ) as k (level, channel, mode, segment_id, language)
  where c.other_answers is not null and other.item <> 'REPEAT' and other.value <> '0'
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  having ${Object.values(PAIR_SUM)
    .map((sum) => `sum(${sum}) <> 0`)
    .join(' or ')}
  order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  on conflict on constraint driver_pair_tally_key do update
  set ${SUMS.map((sum) => `${sum} = t.${sum} + excluded.${sum}`).join(', ')}`;

/** Moves the journeys: one for whoever named services of a life situation, and one for each service that was named. */
const moveJourneys = (changes: string) => `
  insert into journey_use_tally as t (life_situation_id, month, source_class, instrument_version, service_id, journeys)
  select cell.subject_id, date_trunc('month', c.day)::date, cell.source_class, cell.instrument_version, used.service_id,
    sum(c.sign)
  from (${changes}) c
  join cell on cell.id = c.cell_id
  cross join lateral (select null::uuid union all select unnest(c.used_service_ids)) as used (service_id)
  where c.used_service_ids is not null and cell.subject_kind = 'LIFE_SITUATION'
  group by 1, 2, 3, 4, 5 having sum(c.sign) <> 0 order by 1, 2, 3, 4, 5
  on conflict on constraint journey_use_tally_key do update set journeys = t.journeys + excluded.journeys`;

/** As before; one look at the ratings says which of the further steps there is anything to do for. */
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

      ${movePairs(changes.query)};
    end if;
    if have_journeys then
      ${moveJourneys(changes.query)};
    end if;
    return null;
  end $$`;

const change = (rows: string, sign: number) =>
  `select cell_id, day, sat, ease, time, result, other_answers, used_service_ids, ${sign} as sign from ${rows} where status = 'COUNTED'`;

/**
 * Driver pairs by month, for channels (level F) and for the subject as a whole (level S), and which services journeys
 * used. The same triggers on `rating` keep them, in the same transaction; a group without other answers costs one look
 * at its rows, which it did before. Ratings that are there already are counted once, here.
 */
export class M20261127_1301_driver_pairs extends Migration {
  override up(): void {
    this.addSql(`
      create table driver_pair_tally (
        subject_id uuid not null,
        level "char" not null check (level in ('S', 'F')),
        month date not null,
        source_class text not null,
        instrument_version text not null,
        item_a text collate "C" not null,
        item_b text collate "C" not null,
        channel text null,
        mode text null,
        segment_id uuid null,
        language text null,
        ${SUMS.map((sum) => `${sum} bigint not null`).join(', ')},
        constraint driver_pair_tally_key unique nulls not distinct (${PAIR_KEY}),
        check ((level = 'S') = (channel is null))
      ) with (fillfactor = 70)`);
    this.addSql(`
      create table journey_use_tally (
        life_situation_id uuid not null,
        month date not null,
        source_class text not null,
        instrument_version text not null,
        service_id uuid null,
        journeys bigint not null,
        constraint journey_use_tally_key unique nulls not distinct
          (life_situation_id, month, source_class, instrument_version, service_id)
      ) with (fillfactor = 70)`);
    for (const table of ['driver_pair_tally', 'journey_use_tally']) {
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
    this.addSql(movePairs(change('rating', 1)));
    this.addSql(moveJourneys(change('rating', 1)));
    this.addSql(`reset role`);
  }
}
