import { Migration } from '@mikro-orm/migrations';

/**
 * Running sums lie in pieces, by what a question is about rather than by subject: tallies by part (SAT with the numbers of
 * the cells, then each other part), transactions by the last digit of the service's UUID. Who asks about few subjects reads
 * their days instead, a row for each month (D). All of it is made anew by who writes it.
 */
export class M20261128_1490_subjects_have_days extends Migration {
  override up(): void {
    this.addSql('drop table running_sums');
    this.addSql('delete from running_sums_month');
    this.addSql('alter table running_sums_month drop constraint running_sums_month_kind_check');
    this.addSql(
      `alter table running_sums_month add constraint running_sums_month_kind_check check (kind in ('T', 'D', 'F'))`,
    );
    this.addSql(`
      create table running_sums (
        kind "char" not null,
        month date not null,
        to_day date not null check (date_trunc('month', to_day)::date = month),
        piece smallint not null check (piece between 0 and 15),
        sums bytea not null,
        primary key (kind, month, to_day, piece),
        foreign key (kind, month) references running_sums_month on delete cascade
      )`);
    this.addSql(`
      create table subject_days (
        kind "char" not null default 'D' check (kind = 'D'),
        month date not null,
        subject_id uuid not null,
        days bytea not null,
        primary key (month, subject_id),
        foreign key (kind, month) references running_sums_month on delete cascade
      )`);
    // Compressed by who writes it; PostgreSQL would try again.
    this.addSql('alter table running_sums alter column sums set storage external');
    this.addSql('alter table subject_days alter column days set storage external');
    for (const table of ['running_sums', 'subject_days']) {
      this.addSql(`grant select, insert, update, delete on ${table} to otklik_worker`);
      this.addSql(`grant select on ${table} to otklik_staff, otklik_acceptor`);
    }
  }
}
