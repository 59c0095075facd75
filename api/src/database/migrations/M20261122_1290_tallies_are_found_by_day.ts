import { Migration } from '@mikro-orm/migrations';

const PARTS = ['core_subject_tally_month', 'core_subject_tally_day', 'core_cell_tally_month', 'core_cell_tally_day'];

/**
 * Tallies are written in the order of time, so that a few hundred bytes tell on which pages the days of a period lie.
 * Lists over all subjects then read these pages and no others. Such an index changes only when a page is filled:
 * ratings pay nothing for it.
 */
export class M20261122_1290_tallies_are_found_by_day extends Migration {
  override up(): void {
    for (const part of PARTS)
      this.addSql(
        `create index ${part}_starts_on on ${part} using brin (starts_on) with (pages_per_range = 16, autosummarize = on)`,
      );
  }
}
