import { Migration } from '@mikro-orm/migrations';

const modes = `'WEB', 'APP', 'CHAT', 'EMAIL', 'IVR', 'VOICE', 'OPERATOR', 'PAPER', 'KIOSK'`;
const kinds = `'SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT'`;

/**
 * The acceptance path: cell (what is fixed at acceptance), submission (idempotency), rating, comment,
 * offers and outbox. No address, user agent, cookie or contact is stored anywhere.
 */
export class M20261122_1220_ratings extends Migration {
  override up(): void {
    // Immutable. A full cell names everything that is fixed at acceptance; its subject cell is the coarse one
    // (subject × source class × version), where touchpoint, mode, segment and language are null.
    this.addSql(`
      create table cell (
        id integer generated always as identity primary key,
        subject_cell_id integer null references cell,
        subject_kind text not null check (subject_kind in (${kinds})),
        subject_id uuid not null,
        source_class text not null check (source_class in ('RANDOM', 'PROMPT', 'OPEN', 'COMPLAINT')),
        instrument_version text not null,
        touchpoint_id uuid null,
        mode text null check (mode in (${modes})),
        segment_id uuid null,
        language text null check (language in ('RU', 'EN')),
        constraint cell_key unique nulls not distinct
          (subject_id, source_class, instrument_version, touchpoint_id, mode, segment_id, language),
        check ((subject_cell_id is null) = (touchpoint_id is null)),
        check ((touchpoint_id is null) = (mode is null)),
        check ((touchpoint_id is null) = (language is null))
      )`);
    // The client's random UUID. The row lives as long as the rating or, once it is withdrawn, as its tombstone.
    this.addSql(`
      create table submission (
        id uuid primary key,
        content_hash bytea not null check (length(content_hash) = 32),
        receipt_hash bytea not null constraint submission_receipt_hash_unique unique check (length(receipt_hash) = 32),
        rating_id uuid null,
        withdrawn_on date null,
        check ((rating_id is null) = (withdrawn_on is not null))
      )`);
    this.addSql(`
      create table rating (
        id uuid primary key,
        cell_id integer not null references cell,
        day date not null,
        subject_authority_id uuid not null,
        touchpoint_authority_id uuid not null,
        status text not null check (status in ('COUNTED', 'HELD', 'EXCLUDED')),
        status_reason text null,
        revision integer not null default 0 check (revision >= 0),
        revision_hash bytea null check (length(revision_hash) = 32),
        case_key bytea null check (length(case_key) = 32),
        sat smallint not null check (sat between 1 and 5),
        ease smallint null check (ease between 1 and 5),
        time smallint null check (time between 1 and 5),
        result smallint null check (result between 1 and 4),
        other_answers jsonb null,
        used_service_ids uuid[] null,
        check ((revision = 0) = (revision_hash is null)),
        check (status <> 'EXCLUDED' or status_reason is not null)
      ) with (fillfactor = 90)`);
    // At most one counted rating of a case: the last one.
    this.addSql(
      `create unique index rating_case_key on rating (case_key) where case_key is not null and status <> 'EXCLUDED'`,
    );
    this.addSql(`
      create table comment (
        id uuid primary key,
        rating_id uuid not null references rating on delete cascade,
        question text not null check (question in ('IMPROVE', 'GOOD')),
        language text not null check (language in ('RU', 'EN')),
        raw_text text not null check (length(raw_text) between 1 and 2000),
        redacted_text text null,
        redactions integer null,
        may_quote boolean not null default false,
        subject_kind text not null check (subject_kind in (${kinds})),
        subject_id uuid not null,
        touchpoint_id uuid not null,
        subject_authority_id uuid not null,
        touchpoint_authority_id uuid not null,
        day date not null,
        sat smallint not null,
        constraint comment_question unique (rating_id, question)
      )`);
    this.addSql(`create index comment_subject on comment (subject_id, day desc, id desc)`);
    this.addSql(`create index comment_touchpoint on comment (touchpoint_id, day desc, id desc)`);
    this.addSql(`
      create table offer_tally (
        day date not null,
        touchpoint_id uuid not null,
        subject_id uuid not null,
        mode text not null check (mode in (${modes})),
        shown bigint not null check (shown >= 0),
        primary key (day, touchpoint_id, subject_id, mode)
      )`);
    this.addSql(`
      create table outbox (
        id bigint generated always as identity primary key,
        topic text not null,
        payload jsonb not null,
        created_at timestamptz not null default now()
      )`);
  }
}
