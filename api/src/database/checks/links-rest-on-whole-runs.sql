-- A link between two versions of the instrument comes from a parallel run that lasted its full quarter.
select link.run_id, link.item
from instrument_link link
where not exists (
  select from parallel_run run where run.id = link.run_id and run.ended_at >= run.ends_at
);
