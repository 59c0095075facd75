-- The tallies of SAT hold as many answers as there are counted ratings, per cell and day, and none besides.
-- (The command recount compares every column with the answers themselves.)
select coalesce(counted.cell_id, tallied.cell_id) as cell_id, coalesce(counted.day, tallied.day) as day,
  coalesce(counted.n, 0) as counted, coalesce(tallied.n, 0) as tallied
from (
  select cell_id, day, count(*) as n from rating where status = 'COUNTED' group by cell_id, day
) counted
full join (
  select core_tally.cell_id, core_tally.starts_on as day, sat_n0 + sat_n1 + sat_n2 + sat_n3 + sat_n4 + sat_n5 as n
  from core_tally
  join cell on cell.id = core_tally.cell_id
  where core_tally.grain = 'D' and cell.touchpoint_id is not null
) tallied using (cell_id, day)
where coalesce(counted.n, 0) <> coalesce(tallied.n, 0)
