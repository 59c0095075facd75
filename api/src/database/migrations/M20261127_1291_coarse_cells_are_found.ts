import { Migration } from '@mikro-orm/migrations';

/**
 * Lists add up coarse cells, one in ten: they are found without looking at the others. Cells are made once, so that this
 * costs ratings nothing.
 */
export class M20261127_1291_coarse_cells_are_found extends Migration {
  override up(): void {
    this.addSql(
      `create index cell_of_subject on cell (subject_id, source_class) include (id, instrument_version) where touchpoint_id is null`,
    );
  }
}
