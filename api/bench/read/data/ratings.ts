import type { Client } from 'pg';
import { addDays, type DayRange, periodsIn } from '../../../src/kernel/calendar.ts';

/** How much is generated. */
export interface DataSize {
  name: string;
  /** Ratings behind the tallies. */
  ratings: number;
  /** Ratings that are stored as rows. Fewer than `ratings`: the tallies are made without rows, the rows are a sample. */
  rows: number;
  /** Whole months before this one that hold ratings; absent: fifteen. */
  months?: number;
}

/** Most different ratings that stand for the ratings of one cell on one day, where tallies are made without rows. */
const KINDS_AT_MOST = 4;
/** Weekdays carry most ratings. */
const WEEKDAY_WEIGHTS = [1, 1.1, 1.05, 1.05, 1, 0.5, 0.4];

/**
 * Draws ratings month by month: how many a cell has on a day is a Poisson number around its share, the answers hang
 * together as those of people do. They go into `bench.draw` (with a weight, where one stands for several) and, whole or
 * as a sample, into `rating`.
 * @param onMonth called when the draws of a month are there, before the next month replaces them
 */
export async function drawRatings(
  client: Client,
  { ratings, rows }: DataSize,
  days: DayRange,
  onMonth: (month: DayRange) => Promise<void>,
): Promise<void> {
  await client.query(`select setseed(0.5)`);
  await client.query(POISSON);
  await client.query(`
    create unlogged table bench.draw (cell_id integer, day date, subject_authority_id uuid, touchpoint_authority_id uuid,
      sat smallint, ease smallint, time smallint, result smallint, other_answers jsonb, weight integer)`);
  await client.query(
    `create table bench.plan_day as
     select day::date, weight / sum(weight) over () as weight
     from (select day, ($3::float8[])[extract(isodow from day)::integer] as weight
           from generate_series($1::date, $2::date, interval '1 day') as g (day)) d`,
    [days.from, days.to, WEEKDAY_WEIGHTS],
  );
  for (const month of periodsIn(days, 'MONTH')) {
    const to = month.to < days.to ? month.to : days.to;
    await client.query('truncate bench.draw');
    await client.query(DRAW, [month.from, to, ratings, rows < ratings ? KINDS_AT_MOST : null]);
    await client.query(
      `insert into rating (id, cell_id, day, subject_authority_id, touchpoint_authority_id, status, sat, ease, time,
         result, other_answers)
       select uuidv7(), cell_id, day, subject_authority_id, touchpoint_authority_id, 'COUNTED', sat, ease, time, result,
         other_answers
       from bench.draw where $1::float8 >= 1 or random() < weight * $1`,
      [rows / ratings],
    );
    await onMonth({ from: month.from, to });
  }
  await client.query('drop table bench.draw, bench.plan_day, bench.poisson');
}

const MONTHS = 15;

/** The days that hold ratings: whole months, fifteen unless told otherwise, and the days of the month that is running. */
export function daysOfData(today: string, months = MONTHS): DayRange {
  let from = `${today.slice(0, 8)}01`;
  for (let month = 0; month < months; month++) from = `${addDays(from, -1).slice(0, 8)}01`;
  return { from, to: addDays(today, -1) };
}

/** Cumulative Poisson shares in steps of 1/16 up to a mean of 16: \`width_bucket\` draws from them. Above, a rounded normal. */
const POISSON = `
  create table bench.poisson as
  select step, array_agg(share order by k) as shares from (
    select step, k, sum(exp(-mean + k * ln(mean) - lgamma(k + 1))) over (partition by step order by k) as share
    from (select step, (step + 0.5) / 16.0::float8 as mean from generate_series(0, 255) step) s, generate_series(0, 60) k
  ) p group by step;
  alter table bench.poisson add primary key (step)`;

/** One level a statement: a random number is drawn once for each row of the level below. */
const DRAW = `
  insert into bench.draw
  select cell_id, day, subject_authority_id, touchpoint_authority_id, sat,
    case when not is_short and u_more < 0.72 then greatest(1, least(5, sat + round(random_normal(0, 0.9)))) end,
    case when not is_short and u_more < 0.70 then greatest(1, least(5, sat + round(random_normal(-0.2, 1)))) end,
    case when not is_short and u_more < 0.68 then case when random() < 0.1 then 4 else
      greatest(1, least(3, round(sat * 0.6 + random_normal(0, 0.5)))) end end,
    case when not is_short and u_more < 0.12 then jsonb_build_object('TRUST',
      greatest(1, least(5, sat + round(random_normal(0, 1))))) end,
    n / kinds + (kind <= n % kinds)::integer
  from (
    select d.*, kind, random() as u_more,
      greatest(1, least(5, round(1.3 + 3.4 * quality + random_normal(0, 1.1))))::smallint as sat
    from (
      select e.*, least(n, coalesce($4::integer, n)) as kinds
      from (
        select c.*, case
          when mean < 0.125 then (random() < 1 - exp(-mean))::integer
          when mean < 16 then (select width_bucket(random(), shares) from bench.poisson where step = floor(mean * 16)::integer)
          else greatest(0, round(random_normal(mean, sqrt(mean))))::integer end as n
        from (
          select plan_cell.*, plan_day.day, $3::float8 * plan_cell.weight * plan_day.weight as mean
          from bench.plan_day cross join bench.plan_cell where plan_day.day between $1::date and $2::date
          offset 0
        ) c offset 0
      ) e where n > 0 offset 0
    ) d cross join lateral generate_series(1, kinds) as kind offset 0
  ) r`;
