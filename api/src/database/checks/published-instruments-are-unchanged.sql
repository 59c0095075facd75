-- A published version of the instrument is what it was when it was published.
select version, seal, seal_of_instrument(content, translations) as now
from instrument_version
where state <> 'DRAFT' and seal is distinct from seal_of_instrument(content, translations);
