-- The driver pairs of a subject as a whole are those of its full cells.
with pair as (
  select cell_id, month, 'SAT' as item_a, item as item_b, sat_n as n, sat_ab as ab from driver_tally
  union all
  select cell_id, month, 'EASE', item, ease_n, ease_ab from driver_tally
  union all
  select cell_id, month, 'TIME', item, time_n, time_ab from driver_tally
  union all
  select cell_id, month, item_a, item_b, n, ab from driver_pair_tally
),
levelled as (
  select coalesce(cell.subject_cell_id, cell.id) as subject_cell_id, cell.subject_cell_id is null as is_coarse, pair.*
  from pair join cell on cell.id = pair.cell_id
)
select subject_cell_id, month, item_a, item_b
from levelled
group by 1, 2, 3, 4
having coalesce(sum(n) filter (where is_coarse), 0) <> coalesce(sum(n) filter (where not is_coarse), 0)
  or coalesce(sum(ab) filter (where is_coarse), 0) <> coalesce(sum(ab) filter (where not is_coarse), 0)
