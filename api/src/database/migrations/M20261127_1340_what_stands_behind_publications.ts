import { Migration } from '@mikro-orm/migrations';

/**
 * What stands behind the newest edition of every published figure: exact counts, and which of them are withheld. A later
 * edition is decided with it. Nobody but the publisher reads it.
 */
export class M20261127_1340_what_stands_behind_publications extends Migration {
  override up(): void {
    this.addSql(`
      create table publication_basis (
        grain text not null check (grain in ('MONTH', 'QUARTER')),
        period_from date not null,
        stream text not null check (stream in ('SCORE', 'OPEN')),
        subject_kind text not null check (subject_kind in ('AUTHORITY', 'SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT')),
        subject_id uuid not null,
        part text not null,
        counts jsonb not null,
        withheld text[] not null,
        tally jsonb null,
        constraint publication_basis_key primary key (period_from, grain, stream, subject_id, part)
      )`);
    this.addSql(`grant select, insert, update, delete on publication_basis to otklik_worker`);
  }
}
