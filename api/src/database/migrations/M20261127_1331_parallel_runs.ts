import { Migration } from '@mikro-orm/migrations';

/** Two MAJOR versions of the instrument that are asked side by side, and the frozen links between them. */
export class M20261127_1331_parallel_runs extends Migration {
  override up(): void {
    this.addSql(`
      create table parallel_run (
        id uuid primary key,
        old_version text not null references instrument_version (version),
        new_version text not null constraint parallel_run_new_version_unique unique references instrument_version (version),
        started_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > started_at),
        started_by text not null,
        ended_at timestamptz null check (ended_at >= started_at),
        ended_by text null,
        check (old_version <> new_version),
        check ((ended_at is null) = (ended_by is null))
      )`);
    // Arms of two runs would not be comparable with each other.
    this.addSql(`create unique index parallel_run_one_at_a_time on parallel_run ((true)) where ended_at is null`);
    this.addSql(`
      create table instrument_link (
        run_id uuid not null references parallel_run,
        item text not null check (item in ('SAT', 'EASE', 'TIME')),
        kind text not null check (kind in ('MEAN', 'LINEAR')),
        shift double precision not null,
        variance double precision not null check (variance >= 0),
        slope double precision not null check (slope > 0),
        intercept double precision not null,
        ratio double precision not null check (ratio >= 0),
        old_n integer not null check (old_n >= 2),
        new_n integer not null check (new_n >= 2),
        strata integer not null check (strata >= 1),
        frozen_at timestamptz not null,
        primary key (run_id, item)
      )`);
    this.addSql(`
      create function keep_parallel_run() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
          and to_jsonb(new) - array['ended_at', 'ended_by'] = to_jsonb(old) - array['ended_at', 'ended_by'] then
          return new;
        end if;
        raise exception 'a parallel run can only be ended, once' using errcode = 'restrict_violation';
      end $$`);
    this.addSql(`
      create trigger parallel_run_is_kept before update or delete on parallel_run
      for each row execute function keep_parallel_run()`);
    this.addSql(`
      create trigger instrument_link_is_immutable before update or delete on instrument_link
      for each row execute function refuse_change()`);
    for (const table of ['parallel_run', 'instrument_link']) {
      this.addSql(`
        create trigger ${table}_is_not_emptied before truncate on ${table}
        for each statement execute function refuse_truncation()`);
      this.addSql(`grant select on ${table} to otklik_reader, otklik_acceptor, otklik_staff, otklik_worker`);
      this.addSql(`grant insert on ${table} to otklik_staff`);
    }
    this.addSql(`grant update, delete on parallel_run to otklik_staff`);
  }
}
