-- No count of reports, driver pairs or journeys is negative.
select 'flow' as tally, service_id as id from flow_tally where least(transactions, invited, delivered) < 0
union all
select 'offers', service_id from reported_offer_tally where shown < 0
union all
select 'norms', service_id from norm_tally
where least(within_norm, outside_norm, unknown, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15) < 0
union all
select 'drivers', cell.subject_id from driver_tally join cell on cell.id = driver_tally.cell_id
where least(sat_n, sat_a, sat_b, sat_ab, sat_aa, sat_bb, ease_n, ease_a, ease_b, ease_ab, ease_aa, ease_bb,
  time_n, time_a, time_b, time_ab, time_aa, time_bb) < 0
union all
select 'driver pairs', cell.subject_id from driver_pair_tally join cell on cell.id = driver_pair_tally.cell_id
where least(n, a, b, ab, aa, bb) < 0
union all
select 'journeys', life_situation_id from journey_use_tally where journeys < 0
