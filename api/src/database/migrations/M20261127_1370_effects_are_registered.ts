import { Migration } from '@mikro-orm/migrations';

/**
 * What an improvement is expected to bring is written down before it starts: services that do not get it, how many
 * months are looked at, how large a change. From the start on nobody changes it, whatever the figures turn out to be.
 */
export class M20261127_1370_effects_are_registered extends Migration {
  override up(): void {
    this.addSql(`
      alter table improvement
        add column window_months smallint not null default 3 check (window_months between 3 and 12),
        add column registration_at timestamptz not null default now()`);
    // What was registered before there was a registration has not changed since.
    this.addSql(`alter table improvement no force row level security`);
    this.addSql(`update improvement set registration_at = registered_at`);
    this.addSql(`alter table improvement force row level security`);
    this.addSql(`
      create table improvement_comparison (
        improvement_id uuid not null references improvement on delete cascade,
        service_id uuid not null,
        primary key (improvement_id, service_id)
      )`);
    this.addSql(`create index improvement_comparison_service_id on improvement_comparison (service_id)`);
    this.addSql(`grant select on improvement_comparison to otklik_reader`);
    this.addSql(`grant select, insert, delete on improvement_comparison to otklik_staff`);

    this.addSql(`
      create function keep_registration() returns trigger language plpgsql as $$
      declare
        is_changed boolean := (new.measure, new.expected_change, new.window_months)
          is distinct from (old.measure, old.expected_change, old.window_months);
      begin
        if old.state <> 'PLANNED' and (is_changed
            or new.registered_at <> old.registered_at
            or new.registration_at <> old.registration_at
            or (old.starts_on is not null and new.starts_on is distinct from old.starts_on)
            or new.state = 'PLANNED') then
          raise exception 'the registration of an improvement that has started is never changed'
            using errcode = 'restrict_violation';
        end if;
        if is_changed and new.registration_at <= old.registration_at then
          raise exception 'a changed registration names the day it was changed' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    this.addSql(`
      create trigger improvement_registration_is_kept before update on improvement
      for each row execute function keep_registration()`);
    // Whoever does not see the improvement adds nothing to it; of one that is deleted as a whole all goes.
    this.addSql(`
      create function keep_comparison() returns trigger language plpgsql as $$
      declare
        its_state text;
      begin
        select state into its_state from improvement where id = coalesce(new.improvement_id, old.improvement_id);
        if its_state <> 'PLANNED' or (tg_op <> 'DELETE' and its_state is null) then
          raise exception 'the registration of an improvement that has started is never changed'
            using errcode = 'restrict_violation';
        end if;
        return coalesce(new, old);
      end $$`);
    this.addSql(`
      create trigger improvement_comparison_is_kept before insert or update or delete on improvement_comparison
      for each row execute function keep_comparison()`);
    this.addSql(`
      create function keep_subjects() returns trigger language plpgsql as $$
      declare
        its_id uuid := coalesce(new.improvement_id, old.improvement_id);
      begin
        if exists (select from improvement where id = its_id and state <> 'PLANNED')
            and (tg_op <> 'INSERT' or exists (select from improvement_subject where improvement_id = its_id)) then
          raise exception 'the registration of an improvement that has started is never changed'
            using errcode = 'restrict_violation';
        end if;
        return coalesce(new, old);
      end $$`);
    this.addSql(`
      create trigger improvement_subject_is_kept before insert or update or delete on improvement_subject
      for each row execute function keep_subjects()`);
  }
}
