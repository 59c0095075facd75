import { Migration } from '@mikro-orm/migrations';

const MINE = `nullif(current_setting('app.authorities', true), '')::uuid[]`;

/** The day and the title of an improvement may be set right after it was done: what is noted of it follows. */
export class M20261127_1351_events_follow_improvements extends Migration {
  override up(): void {
    this.addSql(`
      create policy trend_event_follows_improvement on trend_event for update to otklik_staff
      using (kind = 'IMPROVEMENT' and authority_id = any (${MINE}))
      with check (kind = 'IMPROVEMENT' and authority_id = any (${MINE}))`);
    this.addSql(`grant update (day, title) on trend_event to otklik_staff`);
    this.addSql(`
      create or replace function note_improvement(improvement uuid) returns void language sql as $$
        insert into trend_event (id, kind, subject_kind, subject_id, authority_id, day, title, improvement_id)
        select gen_random_uuid(), 'IMPROVEMENT', s.subject_kind, s.subject_id, i.authority_id, i.done_on, i.title, i.id
        from improvement i join improvement_subject s on s.improvement_id = i.id
        where i.id = improvement and i.state = 'DONE' and i.done_on is not null
        on conflict on constraint trend_event_of_improvement do update set day = excluded.day, title = excluded.title
      $$`);
    this.addSql(`drop trigger improvement_is_noted on improvement`);
    this.addSql(`
      create trigger improvement_is_noted after insert or update of state, done_on, title on improvement
      for each row when (new.state = 'DONE') execute function note_improvement_done()`);
  }
}
