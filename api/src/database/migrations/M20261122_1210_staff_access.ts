import { Migration } from '@mikro-orm/migrations';

/** Staff accounts and sessions, keys of partners, and the audit trail of what staff changed. */
export class M20261122_1210_staff_access extends Migration {
  override up(): void {
    this.addSql(`
      create table staff_account (
        id uuid primary key,
        email text not null constraint staff_account_email_unique unique check (email = lower(email) and length(email) <= 254),
        name text not null check (length(name) between 1 and 200),
        role text not null check (role in ('PLATFORM_ADMIN', 'AUTHORITY_ADMIN', 'ANALYST', 'MODERATOR', 'OPERATOR')),
        authority_id uuid null references authority,
        password_hash text not null,
        disabled_at timestamptz null,
        created_at timestamptz not null default now(),
        check (role = 'PLATFORM_ADMIN' or authority_id is not null)
      )`);
    this.addSql(`
      create table staff_session (
        token_hash bytea primary key check (length(token_hash) = 32),
        account_id uuid not null references staff_account on delete cascade,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null
      )`);
    this.addSql(`create index staff_session_account_id on staff_session (account_id)`);
    this.addSql(`
      create table partner_key (
        id uuid primary key,
        authority_id uuid not null references authority,
        name text not null check (length(name) between 1 and 200),
        key_hash bytea not null constraint partner_key_hash_unique unique check (length(key_hash) = 32),
        scopes text[] not null check (scopes <@ array['ratings:write', 'results:read']),
        created_at timestamptz not null default now(),
        expires_at timestamptz null,
        revoked_at timestamptz null
      )`);
    this.addSql(`
      create table audit_entry (
        id uuid primary key,
        at timestamptz not null default now(),
        account_id uuid null,
        actor text not null,
        authority_id uuid null,
        action text not null,
        object_type text not null,
        object_id uuid not null,
        before jsonb null,
        after jsonb null
      )`);
    this.addSql(`create index audit_entry_object on audit_entry (object_id, id desc)`);
  }
}
