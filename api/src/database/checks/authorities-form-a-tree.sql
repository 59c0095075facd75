-- Going up from any authority ends at the top.
with recursive up as (
  select id as started, parent_id, array[id] as path, false as is_cycle from authority
  union all
  select up.started, authority.parent_id, up.path || authority.id, authority.id = any (up.path)
  from up join authority on authority.id = up.parent_id
  where not up.is_cycle
)
select started as authority_id, path from up where is_cycle
