-- A comment repeats subject, touchpoint, authorities, day and SAT of its rating; row-level security relies on it.
select comment.id as comment_id, comment.rating_id
from comment
join rating on rating.id = comment.rating_id
join cell on cell.id = rating.cell_id
where (comment.subject_id, comment.touchpoint_id, comment.subject_authority_id, comment.touchpoint_authority_id,
    comment.day, comment.sat)
  is distinct from (cell.subject_id, cell.touchpoint_id, rating.subject_authority_id, rating.touchpoint_authority_id,
    rating.day, rating.sat)
