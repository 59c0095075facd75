-- A month holds what its days hold, and a subject cell what the full cells below it hold.
with tally as (
  select cell_id, grain, starts_on, sat_n0 + sat_n1 + sat_n2 + sat_n3 + sat_n4 + sat_n5 as n from core_tally
),
expected as (
  select cell_id, 'M'::"char" as grain, date_trunc('month', starts_on)::date as starts_on, sum(n) as n
  from tally where grain = 'D' group by 1, 2, 3
  union all
  select cell.subject_cell_id, 'D'::"char", starts_on, sum(n)
  from tally join cell on cell.id = tally.cell_id
  where grain = 'D' and cell.subject_cell_id is not null group by 1, 2, 3
)
select expected.cell_id, expected.grain, expected.starts_on, expected.n as expected, coalesce(tally.n, 0) as found
from expected
left join tally using (cell_id, grain, starts_on)
where expected.n <> coalesce(tally.n, 0)
