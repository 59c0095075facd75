-- Offers are counted at touchpoints, and about subjects, that the registry holds.
select day, touchpoint_id, subject_id
from offer_tally
where not exists (select from touchpoint where id = offer_tally.touchpoint_id)
  or not (exists (select from service where id = offer_tally.subject_id)
    or exists (select from life_situation where id = offer_tally.subject_id)
    or exists (select from touchpoint where id = offer_tally.subject_id))
