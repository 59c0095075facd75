-- Every invitation names a subject, touchpoint and segment that the registry holds, and a bridge of its touchpoint or
-- of the installation.
select encode(token_hash, 'hex') as token_hash, invitation.subject_kind, subject_id, invitation.touchpoint_id, segment_id
from invitation
left join bridge on bridge.version = invitation.bridge_version
where not case invitation.subject_kind
    when 'SERVICE' then exists (select from service where id = subject_id)
    when 'LIFE_SITUATION' then exists (select from life_situation where id = subject_id)
    else exists (select from touchpoint where id = subject_id)
  end
  or not exists (select from touchpoint where id = invitation.touchpoint_id)
  or (segment_id is not null and not exists (select from segment where id = segment_id))
  or (bridge.touchpoint_id is not null and bridge.touchpoint_id <> invitation.touchpoint_id)
