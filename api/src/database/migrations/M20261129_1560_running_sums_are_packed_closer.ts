import { Migration } from '@mikro-orm/migrations';

/**
 * What is kept of months is written another way: compressed otherwise, pairs as differences, transactions in two pieces. All of
 * it can be made again of the tallies, and is, as soon as a server has started.
 */
export class M20261129_1560_running_sums_are_packed_closer extends Migration {
  override up(): void {
    this.addSql('delete from running_sums_month');
  }
}
