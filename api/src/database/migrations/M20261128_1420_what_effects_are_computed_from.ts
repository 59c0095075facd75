import { Migration } from '@mikro-orm/migrations';

/**
 * The months that an effect is computed from follow from the day on which an improvement was done: once it is done, that
 * day stays. Services to compare with may be exchanged before the start, but whoever does it writes down when.
 *
 * What `registration_at` was before a transaction is kept in a setting of that transaction; NEW of an improvement that
 * is registered in it.
 */
export class M20261128_1420_what_effects_are_computed_from extends Migration {
  override up(): void {
    this.addSql(`
      create function note_registration(its_id uuid, value text) returns void language plpgsql as $$
      declare
        name text := 'otklik.registration_' || replace(its_id::text, '-', '_');
      begin
        if coalesce(current_setting(name, true), '') = '' then
          perform set_config(name, value, true);
        end if;
      end $$`);
    this.addSql(`
      create or replace function keep_registration() returns trigger language plpgsql as $$
      declare
        is_changed boolean := (new.measure, new.expected_change, new.window_months)
          is distinct from (old.measure, old.expected_change, old.window_months);
      begin
        perform note_registration(old.id, old.registration_at::text);
        if old.state <> 'PLANNED' and (is_changed
            or new.registered_at <> old.registered_at
            or new.registration_at <> old.registration_at
            or (old.starts_on is not null and new.starts_on is distinct from old.starts_on)
            or new.state = 'PLANNED') then
          raise exception 'the registration of an improvement that has started is never changed'
            using errcode = 'restrict_violation';
        end if;
        if old.state = 'DONE' and new.done_on is distinct from old.done_on then
          raise exception 'the day on which an improvement was done is never changed'
            using errcode = 'restrict_violation';
        end if;
        if is_changed and new.registration_at <= old.registration_at then
          raise exception 'a changed registration names the day it was changed' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    this.addSql(`
      create or replace function keep_comparison() returns trigger language plpgsql as $$
      declare
        its_id uuid := coalesce(new.improvement_id, old.improvement_id);
        its_state text;
        its_registration text;
        is_of_this_transaction boolean;
      begin
        select state, registration_at::text, xmin = pg_current_xact_id()::xid
        into its_state, its_registration, is_of_this_transaction
        from improvement where id = its_id;
        if its_state <> 'PLANNED' or (tg_op <> 'DELETE' and its_state is null) then
          raise exception 'the registration of an improvement that has started is never changed'
            using errcode = 'restrict_violation';
        end if;
        -- One that was changed before in this transaction has been noted already: what is written by it is new.
        if its_state is not null then
          perform note_registration(its_id, case when is_of_this_transaction then 'NEW' else its_registration end);
        end if;
        return coalesce(new, old);
      end $$`);
    this.addSql(`
      create function comparison_names_its_day() returns trigger language plpgsql as $$
      declare
        its_id uuid := coalesce(new.improvement_id, old.improvement_id);
        known text := current_setting('otklik.registration_' || replace(its_id::text, '-', '_'), true);
      begin
        if known <> 'NEW' and exists (
          select from improvement where id = its_id and registration_at <= known::timestamptz
        ) then
          raise exception 'a changed registration names the day it was changed' using errcode = 'restrict_violation';
        end if;
        return null;
      end $$`);
    // At the end of the transaction: the services are exchanged before the day is written down.
    this.addSql(`
      create constraint trigger improvement_comparison_names_its_day
      after insert or update or delete on improvement_comparison deferrable initially deferred
      for each row execute function comparison_names_its_day()`);
  }
}
