import { Migration } from '@mikro-orm/migrations';

/**
 * A mode table keeps how much services really differed in its window, so that the reliability of a figure does not
 * depend on which services happen to stand beside it. Tables that were frozen before have none, and stay as they are.
 */
export class M20261128_1510_services_have_a_spread extends Migration {
  override up(): void {
    this.addSql(`alter table mode_table add column service_spread jsonb not null default '{}'`);
    this.addSql(`
      comment on column mode_table.service_spread is 'measure: variance between the true values of services, points²'`);
  }
}
