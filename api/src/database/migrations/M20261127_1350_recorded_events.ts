import { Migration } from '@mikro-orm/migrations';

const MINE = `nullif(current_setting('app.authorities', true), '')::uuid[]`;

/**
 * What was recorded to have changed at a subject: releases, by staff; improvements, by themselves when they are done.
 * The limits of control charts hang on it, so that it is the same to everybody, and stays as it was recorded.
 */
export class M20261127_1350_recorded_events extends Migration {
  override up(): void {
    this.addSql(`
      create table trend_event (
        id uuid primary key,
        kind text not null check (kind in ('RELEASE', 'IMPROVEMENT')),
        subject_kind text not null check (subject_kind in ('AUTHORITY', 'SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT')),
        subject_id uuid not null,
        authority_id uuid not null references authority,
        day date not null,
        title jsonb not null check (title ?& array['RU', 'EN'] and length(title->>'RU') <= 300 and length(title->>'EN') <= 300),
        improvement_id uuid null references improvement on delete cascade,
        recorded_at timestamptz not null default now(),
        check ((kind = 'IMPROVEMENT') = (improvement_id is not null)),
        constraint trend_event_of_improvement unique (improvement_id, subject_id)
      )`);
    this.addSql(`create index trend_event_subject_id on trend_event (subject_id, day)`);
    this.addSql(`alter table trend_event enable row level security`);
    this.addSql(`create policy trend_event_is_read on trend_event for select to otklik_staff using (true)`);
    this.addSql(`
      create policy trend_event_of_my_authority on trend_event for insert to otklik_staff
      with check (authority_id = any (${MINE}))`);
    this.addSql(`grant select, insert on trend_event to otklik_staff`);

    this.addSql(`
      create function note_improvement(improvement uuid) returns void language sql as $$
        insert into trend_event (id, kind, subject_kind, subject_id, authority_id, day, title, improvement_id)
        select gen_random_uuid(), 'IMPROVEMENT', s.subject_kind, s.subject_id, i.authority_id, i.done_on, i.title, i.id
        from improvement i join improvement_subject s on s.improvement_id = i.id
        where i.id = improvement and i.state = 'DONE' and i.done_on is not null
        on conflict on constraint trend_event_of_improvement do nothing
      $$`);
    this.addSql(`
      create function note_improvement_done() returns trigger language plpgsql as $$
      begin
        perform note_improvement(new.id);
        return null;
      end $$`);
    this.addSql(`
      create function note_improvement_subject() returns trigger language plpgsql as $$
      begin
        perform note_improvement(new.improvement_id);
        return null;
      end $$`);
    this.addSql(`
      create trigger improvement_is_noted after insert or update of state, done_on on improvement
      for each row when (new.state = 'DONE') execute function note_improvement_done()`);
    this.addSql(`
      create trigger improvement_subject_is_noted after insert on improvement_subject
      for each row execute function note_improvement_subject()`);
    // The owner, too, sees none of what belongs to an authority: what was done before is noted with the guard down.
    this.addSql(`alter table improvement no force row level security`);
    this.addSql(`select note_improvement(id) from improvement where state = 'DONE'`);
    this.addSql(`alter table improvement force row level security`);
  }
}
