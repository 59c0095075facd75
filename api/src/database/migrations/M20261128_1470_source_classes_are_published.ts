import { Migration } from '@mikro-orm/migrations';

/** Figures of those who were invited and of those who were asked at the end point are published apart. */
export class M20261128_1470_source_classes_are_published extends Migration {
  override up(): void {
    this.addSql(`alter table publication drop constraint publication_breakdown_check`);
    this.addSql(
      `alter table publication add constraint publication_breakdown_check check (breakdown in ('ALL', 'CHANNEL', 'SOURCE_CLASS'))`,
    );
  }
}
