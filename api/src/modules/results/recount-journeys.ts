/** Queries of the recount for the services that journeys used, written apart from the trigger. */

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
