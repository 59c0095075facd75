import { Migration } from '@mikro-orm/migrations';

/** The UTC day of an instant, as the api counts days of staff. */
const dayOf = (instant: string) => `(${instant} at time zone 'UTC')::date`;
const WITH_OWNER = ['improvement', 'audit_entry'];

/**
 * The day on which an improvement starts is part of its registration: whoever names or moves it writes down when. A day
 * that has passed is moved too late, and nothing done afterwards takes that back. When an improvement was recorded as done
 * is kept beside the day on which it was.
 *
 * Both are worked out here, whoever writes; what the audit trail knows of earlier changes is made good.
 */
export class M20261129_1540_a_start_is_registered extends Migration {
  override up(): void {
    this.addSql(`
      alter table improvement
        add column start_moved_late boolean not null default false,
        add column done_recorded_at timestamptz,
        add constraint improvement_done_is_recorded_afterwards check (done_on <= ${dayOf('done_recorded_at')})`);
    for (const table of WITH_OWNER) this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`alter table improvement disable trigger improvement_registration_is_kept`);
    this.addSql(`
      update improvement i set
        registration_at = greatest(i.registration_at, known.moved_at),
        start_moved_late = coalesce(known.is_moved_late, false),
        done_recorded_at = known.done_at
      from (
        select object_id,
          max(at) filter (where is_start) as moved_at,
          bool_or(is_start and (before->>'startsOn')::date < ${dayOf('at')}) as is_moved_late,
          min(at) filter (where after->>'state' = 'DONE' and (after->>'doneOn')::date <= ${dayOf('at')}) as done_at
        from (
          select *, before->>'startsOn' is distinct from after->>'startsOn' as is_start
          from audit_entry where action = 'improvementChange'
        ) a group by object_id
      ) known
      where known.object_id = i.id`);
    this.addSql(`alter table improvement enable trigger improvement_registration_is_kept`);
    for (const table of WITH_OWNER) this.addSql(`alter table ${table} force row level security`);

    this.addSql(`
      create or replace function keep_registration() returns trigger language plpgsql as $$
      declare
        is_start_changed boolean := new.starts_on is distinct from old.starts_on;
        is_changed boolean := is_start_changed or (new.measure, new.expected_change, new.window_months)
          is distinct from (old.measure, old.expected_change, old.window_months);
      begin
        perform note_registration(old.id, old.registration_at::text);
        if old.state <> 'PLANNED' and (is_changed
            or new.registered_at <> old.registered_at
            or new.registration_at <> old.registration_at
            or new.state = 'PLANNED') then
          raise exception 'the registration of an improvement that has started is never changed'
            using errcode = 'restrict_violation';
        end if;
        if old.state = 'DONE'
            and (new.done_on, new.done_recorded_at) is distinct from (old.done_on, old.done_recorded_at) then
          raise exception 'the day on which an improvement was done is never changed'
            using errcode = 'restrict_violation';
        end if;
        -- Code from before this migration names no day: it was today.
        if is_start_changed and new.registration_at <= old.registration_at then
          new.registration_at := greatest(now(), old.registration_at + interval '1 millisecond');
        end if;
        if is_changed and new.registration_at <= old.registration_at then
          raise exception 'a changed registration names the day it was changed' using errcode = 'restrict_violation';
        end if;
        new.start_moved_late := old.start_moved_late
          or (is_start_changed and coalesce(old.starts_on < ${dayOf('new.registration_at')}, false));
        if new.state = 'DONE' and old.state <> 'DONE' then
          new.done_recorded_at := coalesce(new.done_recorded_at, now());
        elsif new.state <> 'DONE' then
          new.done_recorded_at := null;
        end if;
        return new;
      end $$`);
  }
}
