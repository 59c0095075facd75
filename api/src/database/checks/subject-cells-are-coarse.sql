-- The subject cell of a full cell is the coarse one of the same subject, source class and version.
select cell.id as cell_id, subject_cell.id as subject_cell_id
from cell
join cell subject_cell on subject_cell.id = cell.subject_cell_id
where subject_cell.subject_cell_id is not null
  or (subject_cell.subject_id, subject_cell.source_class, subject_cell.instrument_version)
    is distinct from (cell.subject_id, cell.source_class, cell.instrument_version)
