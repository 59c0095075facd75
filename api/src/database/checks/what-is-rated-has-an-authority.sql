-- Ratings and comments name authorities that exist: without one, no staff would see them.
select 'rating' as kind, rating.id from rating
where not exists (select from authority where id = rating.subject_authority_id)
  or not exists (select from authority where id = rating.touchpoint_authority_id)
union all
select 'comment', comment.id from comment
where not exists (select from authority where id = comment.subject_authority_id)
  or not exists (select from authority where id = comment.touchpoint_authority_id)
