import { Migration } from '@mikro-orm/migrations';

/** Versions of the instrument, which the database itself keeps as they were published; methodologists. */
export class M20261127_1330_versions_of_the_instrument extends Migration {
  override up(): void {
    this.addSql(`alter table staff_account drop constraint staff_account_role_check`);
    this.addSql(`alter table staff_account drop constraint staff_account_check`);
    this.addSql(`
      alter table staff_account
        add constraint staff_account_role_check check
          (role in ('PLATFORM_ADMIN', 'AUTHORITY_ADMIN', 'ANALYST', 'MODERATOR', 'OPERATOR', 'METHODOLOGIST')),
        add constraint staff_account_has_authority check
          (role in ('PLATFORM_ADMIN', 'METHODOLOGIST') or authority_id is not null)`);

    // json, not jsonb: the order of the open questions and of the levels is that of the document.
    this.addSql(`
      create table instrument_version (
        id uuid primary key,
        version text null constraint instrument_version_unique unique check (version ~ '^[0-9]{1,6}(\\.[0-9]{1,6}){2}$'),
        state text not null check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
        parent_id uuid null references instrument_version,
        content json not null,
        translations json not null,
        acknowledgements json not null,
        notes jsonb not null check (notes ?& array['RU', 'EN'] and length(notes->>'RU') <= 4000 and length(notes->>'EN') <= 4000),
        edition integer not null default 1 check (edition >= 1),
        created_at timestamptz not null,
        created_by text not null,
        changed_at timestamptz not null,
        published_at timestamptz null,
        published_by text null,
        retired_at timestamptz null,
        seal text null,
        check ((state = 'DRAFT') = (version is null)),
        check ((state = 'DRAFT') = (published_at is null)),
        check ((state = 'DRAFT') = (published_by is null)),
        check ((state = 'DRAFT') = (seal is null)),
        check ((state = 'RETIRED') = (retired_at is not null))
      )`);
    this.addSql(`create index instrument_version_parent_id on instrument_version (parent_id)`);

    this.addSql(`
      create function seal_of_instrument(content json, translations json) returns text language sql stable as $$
        select encode(sha256(convert_to(content::text || chr(10) || translations::text, 'UTF8')), 'hex')
      $$`);
    this.addSql(`
      create function keep_instrument_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' or (tg_op = 'UPDATE' and old.state = 'DRAFT') then
          if new.state <> 'DRAFT' then
            new.seal := seal_of_instrument(new.content, new.translations);
          end if;
          return new;
        end if;
        if old.state = 'DRAFT' then
          return old;
        end if;
        if tg_op = 'UPDATE' and old.state = 'PUBLISHED' and new.state = 'RETIRED'
          and to_jsonb(new) - array['state', 'retired_at'] = to_jsonb(old) - array['state', 'retired_at']
          and new.content::text = old.content::text and new.translations::text = old.translations::text then
          return new;
        end if;
        raise exception 'version % of the instrument is published: it is never changed or deleted', old.version
          using errcode = 'restrict_violation', constraint = 'instrument_version_is_frozen';
      end $$`);
    this.addSql(`
      create trigger instrument_version_is_kept before insert or update or delete on instrument_version
      for each row execute function keep_instrument_version()`);
    this.addSql(`
      create function refuse_truncation() returns trigger language plpgsql as $$
      begin
        raise exception '% rows are never deleted together', tg_table_name using errcode = 'restrict_violation';
      end $$`);
    this.addSql(`
      create trigger instrument_version_is_not_emptied before truncate on instrument_version
      for each statement execute function refuse_truncation()`);

    this.addSql(`grant select on instrument_version to otklik_reader, otklik_acceptor, otklik_staff, otklik_worker`);
    this.addSql(`grant insert on instrument_version to otklik_worker`);
    this.addSql(`grant insert, update, delete on instrument_version to otklik_staff`);
    this.addSql(`alter table instrument_version enable row level security`);
    this.addSql(`alter table instrument_version force row level security`);
    // A draft is seen by staff alone; whoever asks or takes ratings knows what is published.
    this.addSql(`
      create policy instrument_version_is_published on instrument_version for select
      to otklik_reader, otklik_acceptor, otklik_worker using (state <> 'DRAFT')`);
    this.addSql(`
      create policy instrument_version_is_built_in on instrument_version for insert
      to otklik_worker with check (state = 'PUBLISHED' and parent_id is null)`);
    this.addSql(`
      create policy instrument_version_of_staff on instrument_version to otklik_staff
      using (true) with check (true)`);
  }
}
