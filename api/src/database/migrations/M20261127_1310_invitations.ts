import { Migration } from '@mikro-orm/migrations';

const modes = `'WEB', 'APP', 'CHAT', 'EMAIL', 'IVR', 'VOICE', 'OPERATOR', 'PAPER', 'KIOSK'`;
const kinds = `'SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT'`;

/**
 * Invitations, and the bridges by which some of them are led to the web. Of a token only a keyed hash is kept. What
 * marks it as used is another one, in a table that nothing refers to: without the key of the installation nobody can
 * tell which invitation was used, and by which rating.
 */
export class M20261127_1310_invitations extends Migration {
  override up(): void {
    // Only added to: the newest row of a touchpoint holds, else the newest of the installation (touchpoint null).
    this.addSql(`
      create table bridge (
        version integer generated always as identity primary key,
        touchpoint_id uuid null references touchpoint on delete cascade,
        probability double precision not null check (probability between 0 and 1),
        set_at timestamptz not null default now()
      )`);
    this.addSql(`create index bridge_touchpoint on bridge (touchpoint_id, version desc)`);
    this.addSql(`insert into bridge (touchpoint_id, probability) values (null, 0.1)`);
    // A call of a partner, by which its repetition is known.
    this.addSql(`
      create table invitation_batch (
        id uuid primary key,
        authority_id uuid not null,
        content_hash bytea not null check (length(content_hash) = 32)
      )`);
    // bridge_version: the bridge by which its way was drawn; null where it was not drawn.
    this.addSql(`
      create table invitation (
        token_hash bytea primary key check (length(token_hash) = 32),
        subject_kind text not null check (subject_kind in (${kinds})),
        subject_id uuid not null,
        touchpoint_id uuid not null,
        segment_id uuid null,
        asked_mode text not null check (asked_mode in (${modes})),
        assigned_mode text not null check (assigned_mode in (${modes})),
        bridge_version integer null references bridge,
        issued_on date not null,
        expires_on date not null,
        check (expires_on >= issued_on),
        check (assigned_mode = asked_mode or (assigned_mode = 'WEB' and bridge_version is not null))
      )`);
    this.addSql(`
      create table invitation_redemption (
        redemption_hash bytea primary key check (length(redemption_hash) = 32),
        is_settled boolean not null default false
      )`);
    this.addSql(
      `create index invitation_redemption_unsettled on invitation_redemption (redemption_hash) where not is_settled`,
    );
    this.addSql(`
      create table invitation_tally (
        month date not null,
        subject_kind text not null check (subject_kind in (${kinds})),
        subject_id uuid not null,
        touchpoint_id uuid not null,
        asked_mode text not null check (asked_mode in (${modes})),
        assigned_mode text not null check (assigned_mode in (${modes})),
        is_drawn boolean not null,
        issued bigint not null check (issued >= 0),
        primary key (month, subject_id, touchpoint_id, asked_mode, assigned_mode, is_drawn)
      )`);
    this.addSql(`
      create function tally_issued_invitations() returns trigger language plpgsql as $$
      begin
        insert into invitation_tally as t
          (month, subject_kind, subject_id, touchpoint_id, asked_mode, assigned_mode, is_drawn, issued)
        select date_trunc('month', issued_on)::date, subject_kind, subject_id, touchpoint_id, asked_mode, assigned_mode,
          bridge_version is not null, count(*)
        from new_rows group by 1, 2, 3, 4, 5, 6, 7 order by 1, 3, 4, 5, 6, 7
        on conflict (month, subject_id, touchpoint_id, asked_mode, assigned_mode, is_drawn) do update
        set issued = t.issued + excluded.issued;
        return null;
      end $$`);
    this.addSql(`
      create trigger invitation_issued after insert on invitation referencing new table as new_rows
      for each statement execute function tally_issued_invitations()`);

    this.addSql(`alter table partner_key drop constraint partner_key_scopes_check`);
    this.addSql(`
      alter table partner_key add constraint partner_key_scopes_check
      check (scopes <@ array['ratings:write', 'results:read', 'interactions:write', 'invitations:issue'])`);

    this.addSql(`grant select on bridge to otklik_reader, otklik_acceptor, otklik_staff, otklik_worker`);
    this.addSql(`grant insert on bridge to otklik_staff`);
    this.addSql(`grant select, insert on invitation, invitation_batch, invitation_redemption to otklik_acceptor`);
    this.addSql(`grant select, insert, update on invitation_tally to otklik_acceptor`);
    this.addSql(`grant select on invitation_tally to otklik_staff, otklik_worker`);
    this.addSql(`grant select, insert, delete on invitation_redemption to otklik_worker`);
  }
}
