-- Every cell names a subject, and a full cell a touchpoint and segment, that the registry holds.
select cell.id as cell_id, cell.subject_kind, cell.subject_id, cell.touchpoint_id, cell.segment_id
from cell
where not case cell.subject_kind
    when 'SERVICE' then exists (select from service where id = cell.subject_id)
    when 'LIFE_SITUATION' then exists (select from life_situation where id = cell.subject_id)
    else exists (select from touchpoint where id = cell.subject_id)
  end
  or (cell.touchpoint_id is not null and not exists (select from touchpoint where id = cell.touchpoint_id))
  or (cell.segment_id is not null and not exists (select from segment where id = cell.segment_id))
