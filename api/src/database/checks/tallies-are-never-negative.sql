-- No histogram has a negative count.
select cell_id, grain, starts_on, item
from item_histogram
where least(n0, n1, n2, n3, n4, n5) < 0
