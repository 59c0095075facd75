import { Migration } from '@mikro-orm/migrations';

/**
 * Beside the months of `invitation_tally` the days on which invitations were issued, by subject and touchpoint: a share of
 * answers among the invited can be told of days that make up no month.
 */
export class M20261129_1550_invitations_are_counted_by_day extends Migration {
  override up(): void {
    this.addSql(`
      create table invitation_day_tally (
        day date not null,
        subject_id uuid not null,
        touchpoint_id uuid not null,
        issued bigint not null check (issued >= 0),
        primary key (subject_id, touchpoint_id, day)
      )`);
    // Whoever issues meanwhile waits: each invitation is counted by the rows below or by the trigger.
    this.addSql(`lock table invitation in share row exclusive mode`);
    this.addSql(`
      insert into invitation_day_tally (day, subject_id, touchpoint_id, issued)
      select issued_on, subject_id, touchpoint_id, count(*) from invitation group by 1, 2, 3`);
    this.addSql(`
      create function tally_issued_days() returns trigger language plpgsql as $$
      begin
        insert into invitation_day_tally as t (day, subject_id, touchpoint_id, issued)
        select issued_on, subject_id, touchpoint_id, count(*) from new_rows group by 1, 2, 3 order by 2, 3, 1
        on conflict (subject_id, touchpoint_id, day) do update set issued = t.issued + excluded.issued;
        return null;
      end $$`);
    this.addSql(`
      create trigger invitation_issued_on after insert on invitation referencing new table as new_rows
      for each statement execute function tally_issued_days()`);
    this.addSql(`grant select, insert, update on invitation_day_tally to otklik_acceptor`);
    this.addSql(`grant select on invitation_day_tally to otklik_staff, otklik_worker`);
  }
}
