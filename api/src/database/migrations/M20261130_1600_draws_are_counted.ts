import { Migration } from '@mikro-orm/migrations';

const modes = `'WEB', 'APP', 'CHAT', 'EMAIL', 'IVR', 'VOICE', 'OPERATOR', 'PAPER', 'KIOSK'`;

/** How many answers of a parallel run came to another version than was drawn, by touchpoint and mode. */
export class M20261130_1600_draws_are_counted extends Migration {
  override up(): void {
    this.addSql(`
      create table parallel_run_draw (
        run_id uuid not null references parallel_run,
        touchpoint_id uuid not null,
        mode text not null check (mode in (${modes})),
        answers integer not null check (answers >= 1),
        not_drawn integer not null check (not_drawn between 0 and answers),
        counted_at timestamptz not null,
        primary key (run_id, touchpoint_id, mode)
      )`);
    this.addSql(`grant select on parallel_run_draw to otklik_staff, otklik_worker`);
    this.addSql(`grant insert, delete on parallel_run_draw to otklik_worker`);
  }
}
