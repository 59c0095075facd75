import { Migration } from '@mikro-orm/migrations';

/** Subjects that a cell can name, and the column that names them. */
const NAMED_BY_CELLS: [table: string, column: string][] = [
  ['service', 'subject_id'],
  ['life_situation', 'subject_id'],
  ['touchpoint', 'subject_id'],
  ['touchpoint', 'touchpoint_id'],
  ['segment', 'segment_id'],
];

/** Sign-ins are counted, sessions end with their account, and what has ratings cannot be deleted. */
export class M20261122_1260_tries_and_retirement extends Migration {
  override up(): void {
    this.addSql(`
      create table sign_in_attempt (
        email_hash bytea primary key check (length(email_hash) = 32),
        tries smallint not null check (tries >= 1),
        ends_at timestamptz not null
      )`);
    this.addSql(`create index sign_in_attempt_ends_at on sign_in_attempt (ends_at)`);
    this.addSql(`grant select, insert, update, delete on sign_in_attempt to otklik_worker`);

    this.addSql(`
      create function end_sessions_of_account() returns trigger
      language plpgsql security definer set search_path = public as $$
      begin
        delete from staff_session where account_id = new.id;
        return null;
      end $$`);
    this.addSql(`
      create trigger staff_account_disabled after update of disabled_at on staff_account
      for each row when (new.disabled_at is not null) execute function end_sessions_of_account()`);

    // Owner's rights: whoever deletes a row may not be allowed to read cells.
    this.addSql(`
      create function refuse_deletion_with_ratings() returns trigger
      language plpgsql security definer set search_path = public as $$
      declare
        has_ratings boolean;
      begin
        execute format('select exists (select from cell where %I = $1)', tg_argv[0]) into has_ratings using old.id;
        if has_ratings then
          raise exception '% % has ratings and can only be retired', tg_table_name, old.id
            using errcode = 'restrict_violation', constraint = tg_table_name || '_has_ratings';
        end if;
        return old;
      end $$`);
    for (const [table, column] of NAMED_BY_CELLS)
      this.addSql(`
        create trigger ${table}_has_no_ratings_as_${column} before delete on ${table}
        for each row execute function refuse_deletion_with_ratings('${column}')`);
    // Ratings keep the authority they were given to, even after the service moves to another.
    this.addSql(`
      create function refuse_deletion() returns trigger language plpgsql as $$
      begin
        raise exception '% rows are retired, never deleted', tg_table_name using errcode = 'restrict_violation';
      end $$`);
    this.addSql(`
      create trigger authority_is_kept before delete on authority
      for each row execute function refuse_deletion()`);
  }
}
