import { Migration } from '@mikro-orm/migrations';

const slug = (table: string) =>
  `slug text not null constraint ${table}_slug_unique unique constraint ${table}_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64)`;
const localized = (column: string) =>
  `${column} jsonb not null check (${column} ?& array['RU', 'EN'] and length(${column}->>'RU') between 1 and 300 and length(${column}->>'EN') between 1 and 300)`;

/** What can be rated, where, and by whom. Rows that have ratings are retired, never deleted. */
export class M20261122_1200_registry extends Migration {
  override up(): void {
    this.addSql(`
      create table authority (
        id uuid primary key,
        ${slug('authority')},
        ${localized('name')},
        parent_id uuid null references authority,
        retired_at timestamptz null,
        created_at timestamptz not null default now(),
        check (parent_id is distinct from id)
      )`);
    this.addSql(`create index authority_parent_id on authority (parent_id)`);
    this.addSql(`
      create table service (
        id uuid primary key,
        ${slug('service')},
        ${localized('name')},
        ${localized('spoken_name')},
        authority_id uuid not null references authority,
        audience text not null check (audience in ('EXTERNAL', 'INTERNAL')),
        stage text not null check (stage in ('ALPHA', 'BETA', 'LIVE', 'RETIRED')),
        supervision boolean not null default false,
        created_at timestamptz not null default now()
      )`);
    this.addSql(`create index service_authority_id on service (authority_id)`);
    this.addSql(`
      create table life_situation (
        id uuid primary key,
        ${slug('life_situation')},
        ${localized('name')},
        ${localized('spoken_name')},
        lead_authority_id uuid not null references authority,
        retired_at timestamptz null,
        created_at timestamptz not null default now()
      )`);
    this.addSql(`
      create table journey_stage (
        id uuid primary key,
        life_situation_id uuid not null references life_situation on delete cascade,
        position smallint not null check (position >= 1),
        ${localized('name')},
        constraint journey_stage_position unique (life_situation_id, position)
      )`);
    this.addSql(`
      create table journey_stage_service (
        journey_stage_id uuid not null references journey_stage on delete cascade,
        service_id uuid not null references service,
        position smallint not null check (position >= 1),
        primary key (journey_stage_id, service_id)
      )`);
    this.addSql(`create index journey_stage_service_service_id on journey_stage_service (service_id)`);
    this.addSql(`
      create table touchpoint (
        id uuid primary key,
        ${slug('touchpoint')},
        ${localized('name')},
        authority_id uuid not null references authority,
        channel text not null check (channel in
          ('PORTAL', 'MOBILE_APP', 'SOCIAL_NETWORK', 'CHAT_BOT', 'TELEPHONE', 'WRITTEN', 'IN_PERSON')),
        modes text[] not null check (modes <@ array
          ['WEB', 'APP', 'CHAT', 'EMAIL', 'IVR', 'VOICE', 'OPERATOR', 'PAPER', 'KIOSK'] and cardinality(modes) >= 1),
        maximum_source_class text not null check (maximum_source_class in ('RANDOM', 'PROMPT', 'OPEN')),
        time_zone text not null,
        place jsonb null check (place ?& array['RU', 'EN']),
        rated_as_itself boolean not null default false,
        retired_at timestamptz null,
        created_at timestamptz not null default now()
      )`);
    this.addSql(`create index touchpoint_authority_id on touchpoint (authority_id)`);
    this.addSql(`
      create table touchpoint_service (
        touchpoint_id uuid not null references touchpoint on delete cascade,
        service_id uuid not null references service,
        primary key (touchpoint_id, service_id)
      )`);
    this.addSql(`create index touchpoint_service_service_id on touchpoint_service (service_id)`);
    this.addSql(`
      create table segment (
        id uuid primary key,
        ${slug('segment')},
        ${localized('name')},
        audience text not null check (audience in ('EXTERNAL', 'INTERNAL')),
        retired_at timestamptz null,
        created_at timestamptz not null default now()
      )`);
    // One number that rises with every change of the registry: processes compare it to refresh what they hold in memory.
    this.addSql(`create table registry_version (version bigint not null)`);
    this.addSql(`insert into registry_version values (1)`);
    this.addSql(`
      create function registry_changed() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        update registry_version set version = version + 1;
        return null;
      end $$`);
    for (const table of [
      'authority',
      'service',
      'life_situation',
      'journey_stage',
      'journey_stage_service',
      'touchpoint',
      'touchpoint_service',
      'segment',
    ])
      this.addSql(`
        create trigger ${table}_changed after insert or update or delete on ${table}
        for each statement execute function registry_changed()`);
  }
}
