-- No service was used by more journeys than there are.
select used.life_situation_id, used.month, used.service_id, used.journeys, journey.journeys as of_all
from journey_use_tally used
left join journey_use_tally journey on journey.service_id is null
  and (journey.life_situation_id, journey.month, journey.source_class, journey.instrument_version)
    = (used.life_situation_id, used.month, used.source_class, used.instrument_version)
where used.service_id is not null and used.journeys > coalesce(journey.journeys, 0)
