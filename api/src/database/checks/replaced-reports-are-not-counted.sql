-- Rows of a report are marked as counted exactly as long as no other report replaces it, which is of the same kind and
-- authority.
with reported as (
  select report_id, is_counted from interaction_row
  union all select report_id, is_counted from interaction_offer_row
  union all select report_id, is_counted from norm_row
)
select reported.report_id, reported.is_counted
from reported
where reported.is_counted = exists (select from partner_report newer where newer.replaces_id = reported.report_id)
union all
select newer.id, null
from partner_report newer
join partner_report earlier on earlier.id = newer.replaces_id
where (newer.kind, newer.authority_id) <> (earlier.kind, earlier.authority_id)
