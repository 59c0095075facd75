-- Every rating came by exactly one submission, and every submission that is not a tombstone has its rating.
select rating.id as rating_id, count(submission.id) as submissions
from rating
left join submission on submission.rating_id = rating.id
group by rating.id
having count(submission.id) <> 1
union all
select submission.rating_id, 1
from submission
where submission.rating_id is not null and not exists (select from rating where rating.id = submission.rating_id)
