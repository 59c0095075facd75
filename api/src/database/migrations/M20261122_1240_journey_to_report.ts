import { Migration } from '@mikro-orm/migrations';

const localized = (column: string, limit: number) =>
  `${column} jsonb not null check (${column} ?& array['RU', 'EN'] and length(${column}->>'RU') <= ${limit} and length(${column}->>'EN') <= ${limit})`;

/** Improvements, the public reports on them, and the published figures. */
export class M20261122_1240_journey_to_report extends Migration {
  override up(): void {
    this.addSql(`
      create table improvement (
        id uuid primary key,
        authority_id uuid not null references authority,
        ${localized('title', 300)},
        ${localized('problem', 4000)},
        measure text not null check (measure in ('SAT', 'EASE', 'TIME', 'RESULT', 'CSI')),
        state text not null check (state in ('PLANNED', 'STARTED', 'DONE', 'DECLINED')),
        registered_at timestamptz not null default now(),
        starts_on date null,
        done_on date null check (done_on >= starts_on),
        expected_change numeric(5, 1) null check (expected_change between -100 and 100),
        owner text null check (length(owner) <= 200),
        declined_reason jsonb null,
        check (state <> 'DONE' or done_on is not null),
        check (state <> 'DECLINED' or declined_reason is not null)
      )`);
    this.addSql(`create index improvement_authority_id on improvement (authority_id)`);
    this.addSql(`
      create table improvement_subject (
        improvement_id uuid not null references improvement on delete cascade,
        subject_kind text not null check (subject_kind in ('SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT')),
        subject_id uuid not null,
        primary key (improvement_id, subject_id)
      )`);
    this.addSql(`create index improvement_subject_subject_id on improvement_subject (subject_id)`);
    this.addSql(`
      create table report (
        id uuid primary key,
        improvement_id uuid not null constraint report_improvement_unique unique references improvement,
        authority_id uuid not null references authority,
        slug text not null constraint report_slug_unique unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
        ${localized('title', 300)},
        ${localized('we_asked', 4000)},
        ${localized('you_said', 4000)},
        ${localized('we_did', 4000)},
        ${localized('did_it_help', 4000)},
        published_at timestamptz null
      )`);
    this.addSql(
      `create index report_published_at on report (published_at desc, id desc) where published_at is not null`,
    );
    this.addSql(`
      create table publication (
        id uuid primary key,
        grain text not null check (grain in ('MONTH', 'QUARTER')),
        period_from date not null,
        period_to date not null check (period_to > period_from),
        subject_kind text not null check (subject_kind in ('AUTHORITY', 'SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT')),
        subject_id uuid not null,
        stream text not null check (stream in ('SCORE', 'OPEN')),
        breakdown text not null check (breakdown in ('ALL', 'CHANNEL')),
        breakdown_key text not null,
        revision integer not null check (revision >= 0),
        as_of timestamptz not null,
        method_version text not null,
        figures jsonb not null,
        constraint publication_key unique
          (subject_id, grain, period_from, stream, breakdown, breakdown_key, revision)
      )`);
    this.addSql(`create index publication_period on publication (grain, period_from, stream, breakdown)`);
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
      end $$`);
    for (const table of ['publication', 'audit_entry'])
      this.addSql(`
        create trigger ${table}_is_immutable before update or delete on ${table}
        for each row execute function refuse_change()`);
  }
}
