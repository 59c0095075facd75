import { Migration } from '@mikro-orm/migrations';

/**
 * A published row of a service keeps the strata of its scores where they are told. They are beside the figures, which every
 * list reads: some kilobytes that are asked for alone.
 */
export class M20261201_1770_strata_are_published extends Migration {
  override up(): void {
    this.addSql('alter table publication add column strata jsonb');
    this.addSql(`
      comment on column publication.strata is 'of a service in a quarter: answers by channel, segment and mode, by item; null: not told'`);
  }
}
