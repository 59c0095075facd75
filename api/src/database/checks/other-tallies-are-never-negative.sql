-- No count of reports, driver pairs or journeys is negative.
select 'flow' as tally, service_id as id from flow_tally where least(transactions, invited, delivered) < 0
union all
select 'offers', service_id from reported_offer_tally where shown < 0
union all
select 'norms', service_id from norm_tally
where least(within_norm, outside_norm, unknown, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15) < 0
union all
select 'driver pairs', subject_id from driver_pair_tally where least(n, a, b, ab, aa, bb) < 0
union all
select 'journeys', life_situation_id from journey_use_tally where journeys < 0
