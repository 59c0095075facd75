import { Migration } from '@mikro-orm/migrations';

/**
 * A mode table keeps the effects of modes by channel too, beside the common ones that figures take out. Tables that were
 * frozen before have none, and stay as they are.
 */
export class M20261129_1580_modes_by_channel extends Migration {
  override up(): void {
    this.addSql(`alter table mode_table_item add column mode_classes jsonb not null default '[]'`);
    this.addSql(`
      comment on column mode_table_item.mode_classes is 'channels with the effects of modes in each alone; in no figure'`);
  }
}
