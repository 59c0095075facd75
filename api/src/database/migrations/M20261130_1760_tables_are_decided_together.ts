import { Migration } from '@mikro-orm/migrations';

/**
 * A mode table keeps which of its counts the public is told: that is decided when it is frozen, together with the tables
 * before it, with which it shares quarters. Tables that were frozen before have been decided by themselves, and stay so.
 */
export class M20261130_1760_tables_are_decided_together extends Migration {
  override up(): void {
    this.addSql('alter table mode_table add column told jsonb');
    this.addSql(`
      comment on column mode_table.told is 'keys of the counts that the public is told; null: decided by itself'`);
  }
}
