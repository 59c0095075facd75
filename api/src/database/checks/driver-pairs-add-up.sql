-- The driver pairs of a subject as a whole are those of its channels, modes, segments and languages.
with pair as (
  select subject_id, month, source_class, instrument_version, item_a, item_b, level, n, ab from driver_pair_tally
)
select subject_id, month, source_class, instrument_version, item_a, item_b
from pair
group by 1, 2, 3, 4, 5, 6
having coalesce(sum(n) filter (where level = 'F'), 0) <> coalesce(sum(n) filter (where level = 'S'), 0)
  or coalesce(sum(ab) filter (where level = 'F'), 0) <> coalesce(sum(ab) filter (where level = 'S'), 0)
