-- The tally of days holds each invitation once, and none besides.
select coalesce(counted.day, tallied.day) as day, coalesce(counted.touchpoint_id, tallied.touchpoint_id) as touchpoint_id,
  coalesce(counted.n, 0) as counted, coalesce(tallied.issued, 0) as tallied
from (
  select issued_on as day, subject_id, touchpoint_id, count(*) as n from invitation group by 1, 2, 3
) counted
full join invitation_day_tally tallied using (day, subject_id, touchpoint_id)
where coalesce(counted.n, 0) <> coalesce(tallied.issued, 0)
