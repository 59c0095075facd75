/** Queries of the recount for driver pairs and for the services that journeys used, written apart from the triggers. */

/** One row for each rating that has other answers: its answers on the scale 1–5, in the order in which pairs name them. */
const MEASURED = `
  select r.cell_id, date_trunc('month', r.day)::date as month, m.items, m.points, m.core
  from rating r
  cross join lateral (
    select array_agg(x.item order by x.place, x.item collate "C") as items,
      array_agg(x.point order by x.place, x.item collate "C") as points, count(*) filter (where x.place < 4) as core
    from (
      select 'SAT' as item, r.sat::bigint as point, 1 as place
      union all select 'EASE', r.ease, 2
      union all select 'TIME', r.time, 3
      union all select o.key, o.value::bigint, 4 from jsonb_each_text(r.other_answers) o where o.key <> 'REPEAT'
    ) x where x.point between 1 and 5
  ) m
  where r.status = 'COUNTED' and r.other_answers is not null`;

/** Any two answers of a rating, of which at least the second is none of SAT, EASE and TIME. */
export const pairsOfRatings = `
  with pair as (
    select cell_id, month, items[i] as item_a, items[j] as item_b, count(*) as n, sum(points[i]) as a, sum(points[j]) as b,
      sum(points[i] * points[j]) as ab, sum(points[i] * points[i]) as aa, sum(points[j] * points[j]) as bb
    from (${MEASURED}) x
    cross join lateral generate_series(core + 1, cardinality(items)) as j
    cross join lateral generate_series(1, j - 1) as i
    group by 1, 2, 3, 4
  )
  select level.cell_id, pair.month, pair.item_a, pair.item_b, sum(n)::bigint as n, sum(a)::bigint as a, sum(b)::bigint as b,
    sum(ab)::bigint as ab, sum(aa)::bigint as aa, sum(bb)::bigint as bb
  from pair join cell on cell.id = pair.cell_id
  cross join lateral (select pair.cell_id union all select cell.subject_cell_id) as level (cell_id)
  group by 1, 2, 3, 4`;

const SUMS = ['n', 'a', 'b', 'ab', 'aa', 'bb'];

/** Both tables of drivers, a pair a row. */
export const pairTalliesOfDrivers = [
  ...['SAT', 'EASE', 'TIME'].map((item) => {
    const columns = SUMS.map((sum) => `${item.toLowerCase()}_${sum}`).join(', ');
    return `select cell_id, month, '${item}' as item_a, item::text as item_b, ${columns}
      from driver_tally where (${columns}) <> (0, 0, 0, 0, 0, 0)`;
  }),
  `select cell_id, month, item_a::text, item_b::text, ${SUMS.join(', ')}
    from driver_pair_tally where (${SUMS.join(', ')}) <> (0, 0, 0, 0, 0, 0)`,
].join(' union all ');

const JOURNEYS = `
  select cell.subject_id as life_situation_id, date_trunc('month', rating.day)::date as month, cell.source_class,
    cell.instrument_version, rating.used_service_ids
  from rating join cell on cell.id = rating.cell_id
  where rating.status = 'COUNTED' and rating.used_service_ids is not null and cell.subject_kind = 'LIFE_SITUATION'`;

/** Journeys, and for each service those that used it. */
export const journeysOfRatings = `
  with journey as (${JOURNEYS})
  select life_situation_id, month, source_class, instrument_version, null::uuid as service_id, count(*)::bigint as journeys
  from journey group by 1, 2, 3, 4
  union all
  select life_situation_id, month, source_class, instrument_version, used, count(*)::bigint
  from journey cross join unnest(used_service_ids) as used group by 1, 2, 3, 4, 5`;

export const journeyTallies = `
  select life_situation_id, month, source_class, instrument_version, service_id, journeys
  from journey_use_tally where journeys <> 0`;
