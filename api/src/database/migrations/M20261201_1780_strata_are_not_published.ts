import { Migration } from '@mikro-orm/migrations';

/** Strata of scores are told to nobody any more: docs/decisions/0081. */
export class M20261201_1780_strata_are_not_published extends Migration {
  override up(): void {
    this.addSql('alter table publication drop column strata');
  }
}
