-- By day and by month, the tallies of reports hold what the counted rows hold, in sum over all.
-- (The command recount compares every cell.)
with counted as (
  select 'flow' as tally, sum(transactions + invited + delivered) as n from interaction_row where is_counted
  union all select 'offers', sum(shown) from interaction_offer_row where is_counted
  union all select 'norms', sum(within_norm + outside_norm + unknown) from norm_row where is_counted
),
tallied as (
  select 'flow' as tally, grain, sum(transactions + invited + delivered) as n from flow_tally group by grain
  union all select 'offers', grain, sum(shown) from reported_offer_tally group by grain
  union all select 'norms', grain, sum(within_norm + outside_norm + unknown) from norm_tally group by grain
)
select counted.tally, level.grain, counted.n as counted, tallied.n as tallied
from counted
cross join (values ('D'::"char"), ('M')) as level (grain)
left join tallied on tallied.tally = counted.tally and tallied.grain = level.grain
where coalesce(counted.n, 0) <> coalesce(tallied.n, 0)
