-- Every version that somebody answered is there, and published.
select cell.id, cell.instrument_version
from cell
where not exists (
  select from instrument_version
  where instrument_version.version = cell.instrument_version and instrument_version.state <> 'DRAFT'
);
