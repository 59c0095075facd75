import { M20261122_1200_registry } from './M20261122_1200_registry.ts';
import { M20261122_1210_staff_access } from './M20261122_1210_staff_access.ts';
import { M20261122_1220_ratings } from './M20261122_1220_ratings.ts';
import { M20261122_1230_tallies } from './M20261122_1230_tallies.ts';
import { M20261122_1240_journey_to_report } from './M20261122_1240_journey_to_report.ts';
import { M20261122_1250_who_may_do_what } from './M20261122_1250_who_may_do_what.ts';
import { M20261122_1260_tries_and_retirement } from './M20261122_1260_tries_and_retirement.ts';
import { M20261122_1270_cells_name_what_exists } from './M20261122_1270_cells_name_what_exists.ts';
import { M20261122_1280_tallies_lie_by_level } from './M20261122_1280_tallies_lie_by_level.ts';
import { M20261122_1290_tallies_are_found_by_day } from './M20261122_1290_tallies_are_found_by_day.ts';
import { M20261127_1290_months_have_versions } from './M20261127_1290_months_have_versions.ts';
import { M20261127_1291_coarse_cells_are_found } from './M20261127_1291_coarse_cells_are_found.ts';
import { M20261127_1300_partner_reports } from './M20261127_1300_partner_reports.ts';
import { M20261127_1301_driver_pairs } from './M20261127_1301_driver_pairs.ts';
import { M20261127_1310_invitations } from './M20261127_1310_invitations.ts';
import { M20261127_1350_recorded_events } from './M20261127_1350_recorded_events.ts';
import { M20261127_1351_events_follow_improvements } from './M20261127_1351_events_follow_improvements.ts';
import { M20261127_1370_effects_are_registered } from './M20261127_1370_effects_are_registered.ts';
import { M20261128_1400_flow_months_have_versions } from './M20261128_1400_flow_months_have_versions.ts';
import { M20261127_1330_versions_of_the_instrument } from './M20261127_1330_versions_of_the_instrument.ts';
import { M20261127_1331_parallel_runs } from './M20261127_1331_parallel_runs.ts';
import { M20261127_1320_frozen_method } from './M20261127_1320_frozen_method.ts';
import { M20261127_1340_what_stands_behind_publications } from './M20261127_1340_what_stands_behind_publications.ts';
import { M20261128_1450_driver_sums_lie_by_cell } from './M20261128_1450_driver_sums_lie_by_cell.ts';
import { M20261128_1460_publications_have_a_version } from './M20261128_1460_publications_have_a_version.ts';
import { M20261128_1470_source_classes_are_published } from './M20261128_1470_source_classes_are_published.ts';
import { M20261128_1480_months_have_running_sums } from './M20261128_1480_months_have_running_sums.ts';
import { M20261128_1490_subjects_have_days } from './M20261128_1490_subjects_have_days.ts';
import { M20261128_1500_days_have_versions } from './M20261128_1500_days_have_versions.ts';
import { M20261128_1510_services_have_a_spread } from './M20261128_1510_services_have_a_spread.ts';
import { M20261128_1520_keys_belong_to_a_database } from './M20261128_1520_keys_belong_to_a_database.ts';
import { M20261129_1540_a_start_is_registered } from './M20261129_1540_a_start_is_registered.ts';
import { M20261129_1560_running_sums_are_packed_closer } from './M20261129_1560_running_sums_are_packed_closer.ts';
import { M20261129_1570_published_rows_have_a_version } from './M20261129_1570_published_rows_have_a_version.ts';
import { M20261129_1580_modes_by_channel } from './M20261129_1580_modes_by_channel.ts';
import { M20261130_1590_subject_days_are_pieces } from './M20261130_1590_subject_days_are_pieces.ts';
import { M20261130_1600_draws_are_counted } from './M20261130_1600_draws_are_counted.ts';
import { M20261129_1550_invitations_are_counted_by_day } from './M20261129_1550_invitations_are_counted_by_day.ts';
import { M20261128_1410_editions_keep_their_basis } from './M20261128_1410_editions_keep_their_basis.ts';
import { M20261128_1411_scores_are_of_what_was_accepted } from './M20261128_1411_scores_are_of_what_was_accepted.ts';
import { M20261128_1420_what_effects_are_computed_from } from './M20261128_1420_what_effects_are_computed_from.ts';
import { M20261130_1730_invitations_name_their_key } from './M20261130_1730_invitations_name_their_key.ts';
import { M20261130_1740_periods_name_their_method } from './M20261130_1740_periods_name_their_method.ts';
import { M20261130_1750_draws_are_counted_in_slices } from './M20261130_1750_draws_are_counted_in_slices.ts';
import { M20261130_1760_tables_are_decided_together } from './M20261130_1760_tables_are_decided_together.ts';
import { M20261201_1770_strata_are_published } from './M20261201_1770_strata_are_published.ts';
import { M20261201_1780_strata_are_not_published } from './M20261201_1780_strata_are_not_published.ts';

/** Every migration in order. A list, because the built server is one file and cannot look into a folder. */
export const migrations = [
  M20261122_1200_registry,
  M20261122_1210_staff_access,
  M20261122_1220_ratings,
  M20261122_1230_tallies,
  M20261122_1240_journey_to_report,
  M20261122_1250_who_may_do_what,
  M20261122_1260_tries_and_retirement,
  M20261122_1270_cells_name_what_exists,
  M20261122_1280_tallies_lie_by_level,
  M20261122_1290_tallies_are_found_by_day,
  M20261127_1290_months_have_versions,
  M20261127_1291_coarse_cells_are_found,
  M20261127_1300_partner_reports,
  M20261127_1301_driver_pairs,
  M20261127_1310_invitations,
  M20261127_1330_versions_of_the_instrument,
  M20261127_1331_parallel_runs,
  M20261127_1320_frozen_method,
  M20261127_1350_recorded_events,
  M20261127_1351_events_follow_improvements,
  M20261127_1370_effects_are_registered,
  M20261127_1340_what_stands_behind_publications,
  M20261128_1450_driver_sums_lie_by_cell,
  M20261128_1410_editions_keep_their_basis,
  M20261128_1411_scores_are_of_what_was_accepted,
  M20261128_1400_flow_months_have_versions,
  M20261128_1420_what_effects_are_computed_from,
  M20261128_1460_publications_have_a_version,
  M20261128_1470_source_classes_are_published,
  M20261128_1480_months_have_running_sums,
  M20261128_1490_subjects_have_days,
  M20261128_1500_days_have_versions,
  M20261128_1510_services_have_a_spread,
  M20261128_1520_keys_belong_to_a_database,
  M20261129_1540_a_start_is_registered,
  M20261129_1550_invitations_are_counted_by_day,
  M20261129_1560_running_sums_are_packed_closer,
  M20261129_1570_published_rows_have_a_version,
  M20261129_1580_modes_by_channel,
  M20261130_1590_subject_days_are_pieces,
  M20261130_1600_draws_are_counted,
  M20261130_1730_invitations_name_their_key,
  M20261130_1740_periods_name_their_method,
  M20261130_1750_draws_are_counted_in_slices,
  M20261130_1760_tables_are_decided_together,
  M20261201_1770_strata_are_published,
  M20261201_1780_strata_are_not_published,
].map((migration) => ({ name: migration.name, class: migration }));
