import { Migration } from '@mikro-orm/migrations';

/**
 * Draws are counted in slices, each of the ratings that were accepted on a day of UTC: their ids begin with that time, and
 * nothing leads from a rating to the id it came with but the order in which both were stored. A process of before still
 * reads the counts and can no longer write them: what it writes would be of a whole run.
 */
export class M20261130_1750_draws_are_counted_in_slices extends Migration {
  override up(): void {
    // What was counted of runs that go on is counted again; of those that have ended it stays as it is.
    this.addSql(`delete from parallel_run_draw where run_id in (select id from parallel_run where ended_at is null)`);
    this.addSql(`alter table parallel_run_draw add column accepted_on date, add column day date`);
    this.addSql(`
      update parallel_run_draw set accepted_on = (counted_at at time zone 'UTC')::date,
        day = (counted_at at time zone 'UTC')::date`);
    // Where none counts any more the row stays: of a rating that comes to count again it says where it is.
    this.addSql(`
      alter table parallel_run_draw alter column accepted_on set not null, alter column day set not null,
        drop constraint parallel_run_draw_pkey, add primary key (run_id, accepted_on, day, touchpoint_id, mode),
        drop constraint parallel_run_draw_answers_check, add check (answers >= 0)`);
    // Without a time: to be counted, or counted again.
    this.addSql(`
      create table parallel_run_slice (
        run_id uuid not null references parallel_run,
        accepted_on date not null,
        counted_at timestamptz null,
        primary key (run_id, accepted_on)
      )`);
    // The version of the tallies of a day that its counts are of.
    this.addSql(`
      create table parallel_run_day (
        run_id uuid not null references parallel_run,
        day date not null,
        version bigint not null,
        primary key (run_id, day)
      )`);
    for (const table of ['parallel_run_slice', 'parallel_run_day']) {
      this.addSql(`grant select on ${table} to otklik_staff, otklik_worker`);
      this.addSql(`grant insert, update on ${table} to otklik_worker`);
    }
    // Some bytes for each megabyte; whoever stores a rating writes nothing to it but for the newest pages.
    this.addSql(`
      create index submission_by_acceptance on submission using brin (rating_id uuid_minmax_multi_ops)
        with (autosummarize = on)`);
  }
}
