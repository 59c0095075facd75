import { Migration } from '@mikro-orm/migrations';

/**
 * Days of a subject lie in pieces, by what a question is about, as running sums do: SAT with the numbers of the cells, then each
 * other part, pairs as differences. All of it can be made again of the tallies, and is, as soon as a server has started.
 */
export class M20261130_1590_subject_days_are_pieces extends Migration {
  override up(): void {
    this.addSql(`delete from running_sums_month where kind = 'D'`);
    this.addSql('alter table subject_days drop constraint subject_days_pkey');
    this.addSql('alter table subject_days add column piece smallint not null check (piece between 0 and 15)');
    this.addSql('alter table subject_days add primary key (month, subject_id, piece)');
  }
}
