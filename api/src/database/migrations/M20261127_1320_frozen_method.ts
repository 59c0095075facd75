import { Migration } from '@mikro-orm/migrations';

const ITEMS = `('SAT', 'EASE', 'TIME')`;
const TABLES = ['mode_table', 'mode_table_item', 'mode_effect', 'mix_effect', 'reference_mix', 'reference_mix_share'];

/**
 * What scores are adjusted with: the mode table of each quarter and the reference mix of each calendar year. Both are
 * made once and never changed, not even by the owner of the tables: a published figure names the one it used. A new
 * one raises the version of the registry, by which every process learns of it.
 */
export class M20261127_1320_frozen_method extends Migration {
  override up(): void {
    this.addSql(`
      create table mode_table (
        version text primary key,
        window_from date not null,
        window_to date not null check (window_to > window_from),
        made_at timestamptz not null,
        method_version text not null
      )`);
    this.addSql(`
      create table mode_table_item (
        version text not null references mode_table,
        item text not null check (item in ${ITEMS}),
        answers bigint not null,
        units integer not null,
        components integer not null,
        keys text[] not null,
        covariance jsonb not null,
        interaction jsonb null,
        mode_interaction jsonb null,
        primary key (version, item)
      )`);
    this.addSql(`comment on column mode_table_item.keys is 'FACTOR:key of the rows and columns of the covariance'`);
    this.addSql(`
      create table mode_effect (
        version text not null,
        item text not null,
        mode text not null,
        effect float8 null,
        standard_error float8 null,
        answers bigint not null,
        reference_answers bigint not null,
        basis text not null check (basis in ('RANDOMISED', 'OBSERVATIONAL')),
        is_usable boolean not null,
        reason text null,
        primary key (version, item, mode),
        foreign key (version, item) references mode_table_item,
        check (is_usable = (reason is null)),
        check (not is_usable or (effect is not null and standard_error is not null))
      )`);
    this.addSql(`
      create table mix_effect (
        version text not null,
        item text not null,
        factor text not null check (factor in ('CHANNEL', 'SEGMENT')),
        key text not null,
        effect float8 null,
        standard_error float8 null,
        answers bigint not null,
        is_reference boolean not null,
        primary key (version, item, factor, key),
        foreign key (version, item) references mode_table_item
      )`);
    this.addSql(`
      create table reference_mix (
        year integer primary key,
        weighting text not null check (weighting in ('FLOW', 'ANSWERS')),
        period_from date not null,
        period_to date not null check (period_to > period_from),
        total bigint not null check (total > 0),
        made_at timestamptz not null
      )`);
    this.addSql(`
      create table reference_mix_share (
        year integer not null references reference_mix,
        channel text not null,
        segment text not null,
        count bigint not null check (count > 0),
        primary key (year, channel, segment)
      )`);
    this.addSql(`comment on column reference_mix_share.segment is 'id of the segment, or UNKNOWN'`);
    for (const table of TABLES) {
      this.addSql(`
        create trigger ${table}_is_immutable before update or delete on ${table}
        for each row execute function refuse_change()`);
      this.addSql(`
        create trigger ${table}_is_never_emptied before truncate on ${table}
        for each statement execute function refuse_change()`);
      this.addSql(`grant select on ${table} to otklik_reader, otklik_staff`);
      this.addSql(`grant select, insert on ${table} to otklik_worker`);
    }
    for (const table of ['mode_table', 'reference_mix'])
      this.addSql(`
        create trigger ${table}_changed after insert on ${table}
        for each statement execute function registry_changed()`);
  }
}
