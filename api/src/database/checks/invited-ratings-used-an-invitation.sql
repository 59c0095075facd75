-- There are at least as many used invitations as ratings of the class RANDOM (a withdrawn rating leaves its invitation
-- used), and no more used than issued.
select random.n as random_ratings, used.n as used, issued.n as issued
from (select count(*) as n from rating join cell on cell.id = rating.cell_id where source_class = 'RANDOM') random,
  (select count(*) as n from invitation_redemption) used,
  (select count(*) as n from invitation) issued
where random.n > used.n or used.n > issued.n
