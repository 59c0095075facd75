-- The tally of invitations holds each of them once, and none besides.
select coalesce(counted.month, tallied.month) as month, coalesce(counted.touchpoint_id, tallied.touchpoint_id) as touchpoint_id,
  coalesce(counted.n, 0) as counted, coalesce(tallied.issued, 0) as tallied
from (
  select date_trunc('month', issued_on)::date as month, subject_id, touchpoint_id, asked_mode, assigned_mode,
    bridge_version is not null as is_drawn, count(*) as n
  from invitation group by 1, 2, 3, 4, 5, 6
) counted
full join invitation_tally tallied using (month, subject_id, touchpoint_id, asked_mode, assigned_mode, is_drawn)
where coalesce(counted.n, 0) <> coalesce(tallied.issued, 0)
