import { Migration } from '@mikro-orm/migrations';

/**
 * What the scores of an edition are made of, kept with what was accepted for it: tallies by channel, mode, segment and
 * source class. Effects of improvements are made of them too. Editions that are there already have none.
 */
export class M20261128_1411_scores_are_of_what_was_accepted extends Migration {
  override up(): void {
    this.addSql(`alter table publication_basis add column strata jsonb null`);
    this.addSql(`grant select on publication_basis to otklik_staff`);
    this.addSql(`create index publication_basis_by_subject on publication_basis (subject_id, period_from)`);
  }
}
