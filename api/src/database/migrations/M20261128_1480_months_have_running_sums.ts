import { Migration } from '@mikro-orm/migrations';

/** Parts of a day's sums, by the last digit of a subject's UUID: who asks about one subject reads one of them. */
const SHARDS = 16;

/**
 * Tallies of the full cells of a closed month (T), and its transactions (F), added up from its first day to each of its days. Any
 * days of it are the difference of two of these, so that free dates cost the same as whole months. Written beside the
 * requests, under the version that the month had: they hold as long as it still has it. Whoever needs them and finds none
 * reads the days.
 */
export class M20261128_1480_months_have_running_sums extends Migration {
  override up(): void {
    this.addSql(`
      create table running_sums_month (
        kind "char" not null check (kind in ('T', 'F')),
        month date not null check (extract(day from month) = 1),
        version text not null,
        primary key (kind, month)
      )`);
    this.addSql(`
      create table running_sums (
        kind "char" not null,
        month date not null,
        to_day date not null check (date_trunc('month', to_day)::date = month),
        shard smallint not null check (shard between 0 and ${SHARDS - 1}),
        sums bytea not null,
        primary key (kind, month, to_day, shard),
        foreign key (kind, month) references running_sums_month on delete cascade
      )`);
    // Compressed by who writes it; PostgreSQL would try again.
    this.addSql(`alter table running_sums alter column sums set storage external`);
    for (const table of ['running_sums_month', 'running_sums']) {
      this.addSql(`grant select, insert, update, delete on ${table} to otklik_worker`);
      this.addSql(`grant select on ${table} to otklik_staff, otklik_acceptor`);
    }
  }
}
