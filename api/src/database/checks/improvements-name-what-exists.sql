-- Every subject of an improvement is in the registry.
select improvement_id, subject_kind, subject_id
from improvement_subject
where not case subject_kind
    when 'SERVICE' then exists (select from service where id = subject_id)
    when 'LIFE_SITUATION' then exists (select from life_situation where id = subject_id)
    else exists (select from touchpoint where id = subject_id)
  end
