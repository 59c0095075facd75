-- A rating belongs to a full cell: one that names the touchpoint.
select rating.id as rating_id, rating.cell_id
from rating
join cell on cell.id = rating.cell_id
where cell.touchpoint_id is null
