import { Migration } from '@mikro-orm/migrations';

/**
 * What stands behind earlier editions is kept too: somebody who kept them all knows what each of them told. An edition
 * has rows of the cells that it changed. What was there is the first one.
 */
export class M20261128_1410_editions_keep_their_basis extends Migration {
  override up(): void {
    this.addSql(`alter table publication_basis add column edition integer not null default 0 check (edition >= 0)`);
    this.addSql(`alter table publication_basis alter column edition drop default`);
    this.addSql(`alter table publication_basis drop constraint publication_basis_key`);
    this.addSql(`
      alter table publication_basis add constraint publication_basis_key
        primary key (period_from, grain, stream, subject_id, part, edition)`);
  }
}
