import { Migration } from '@mikro-orm/migrations';

const MODES = `'WEB', 'APP', 'CHAT', 'EMAIL', 'IVR', 'VOICE', 'OPERATOR', 'PAPER', 'KIOSK'`;
const SOURCE_CLASSES = `'RANDOM', 'PROMPT', 'OPEN', 'COMPLAINT'`;
/** Bins of a histogram of durations or numbers; a norm uses as many as it has bounds, and one for what lies above. */
const BINS = Array.from({ length: 16 }, (_, bin) => `b${bin}`);

/** A tally that rows of reports move. */
interface ReportedTally {
  /** Table of the rows. */
  rows: string;
  tally: string;
  /** Columns of its key beside `grain` and `starts_on`. Unknown ones are null, and equal to one another. */
  key: [name: string, type: string][];
  measures: string[];
}

const TALLIES: ReportedTally[] = [
  {
    rows: 'interaction_row',
    tally: 'flow_tally',
    key: [
      ['service_id', 'uuid not null'],
      ['touchpoint_id', 'uuid not null'],
      ['segment_id', 'uuid null'],
    ],
    measures: ['transactions', 'invited', 'delivered'],
  },
  {
    rows: 'interaction_offer_row',
    tally: 'reported_offer_tally',
    key: [
      ['service_id', 'uuid not null'],
      ['touchpoint_id', 'uuid not null'],
      ['segment_id', 'uuid null'],
      ['mode', `text not null check (mode in (${MODES}))`],
      ['source_class', `text null check (source_class in (${SOURCE_CLASSES}))`],
    ],
    measures: ['shown'],
  },
  {
    rows: 'norm_row',
    tally: 'norm_tally',
    key: [
      ['service_id', 'uuid not null'],
      ['touchpoint_id', 'uuid not null'],
      ['norm', 'text not null'],
      ['version', 'text not null'],
    ],
    measures: ['within_norm', 'outside_norm', 'unknown', ...BINS],
  },
];

const REFERENCES: Record<string, string> = {
  service_id: ' references service',
  touchpoint_id: ' references touchpoint',
  segment_id: ' references segment',
};

/** A trigger function that adds the changed rows to the tally, by day and by month, in the order of its key. */
function moveFunction(name: string, { tally, key, measures }: ReportedTally, changes: string): string {
  const keys = key.map(([column]) => column).join(', ');
  const order = `${key[0]![0]}, g.grain, g.starts_on, ${key
    .slice(1)
    .map(([column]) => column)
    .join(', ')}`;
  return `
    create function ${name}() returns trigger language plpgsql as $$
    begin
      insert into ${tally} as t (${keys}, grain, starts_on, ${measures.join(', ')})
      select ${keys}, g.grain, g.starts_on, ${measures.map((measure) => `sum(c.sign * c.${measure})`).join(', ')}
      from (${changes}) c
      cross join lateral (values ('D'::"char", c.day), ('M', date_trunc('month', c.day)::date)) as g (grain, starts_on)
      group by ${order} order by ${order}
      on conflict on constraint ${tally}_key do update
      set ${measures.map((measure) => `${measure} = t.${measure} + excluded.${measure}`).join(', ')};
      return null;
    end $$`;
}

/**
 * What partners count in their own systems: how often a service was used, to how many people a question was sent or
 * shown, and how norms were kept. Rows are kept as they were accepted and never change but for one mark: a report that
 * was replaced is no longer counted. Statement triggers keep the tallies, as they do for ratings.
 */
export class M20261127_1300_partner_reports extends Migration {
  override up(): void {
    this.addSql(`alter table partner_key drop constraint partner_key_scopes_check`);
    this.addSql(
      `alter table partner_key add constraint partner_key_scopes_check
       check (scopes <@ array['ratings:write', 'interactions:write', 'results:read'])`,
    );
    this.addSql(`
      create table partner_report (
        id uuid primary key,
        kind text not null check (kind in ('INTERACTIONS', 'NORMS')),
        authority_id uuid not null references authority,
        content_hash bytea not null check (length(content_hash) = 32),
        replaces_id uuid null constraint partner_report_replaced_once unique references partner_report,
        accepted integer not null check (accepted >= 0),
        refused jsonb not null,
        received_at timestamptz not null,
        check (replaces_id <> id)
      )`);
    for (const { rows, tally, key, measures } of TALLIES) {
      const isOffer = rows === 'interaction_offer_row';
      this.addSql(`
        create table ${rows} (
          report_id uuid not null references partner_report,
          position integer not null,
          ${isOffer ? 'offer integer not null,' : ''}
          is_counted boolean not null default true,
          day date not null,
          ${key.map(([column, type]) => `${column} ${type}${REFERENCES[column] ?? ''}`).join(', ')},
          ${measures.map((measure) => `${measure} bigint not null check (${measure} >= 0)`).join(', ')},
          primary key (report_id, position${isOffer ? ', offer' : ''})
        )`);
      this.addSql(`
        create table ${tally} (
          ${key.map(([column, type]) => `${column} ${type}`).join(', ')},
          grain "char" not null check (grain in ('D', 'M')),
          starts_on date not null,
          ${measures.map((measure) => `${measure} bigint not null`).join(', ')},
          constraint ${tally}_key unique nulls not distinct
            (${key[0]![0]}, grain, starts_on, ${key
              .slice(1)
              .map(([column]) => column)
              .join(', ')})
        ) with (fillfactor = 70)`);
      const part = (from: string, sign: number) => `select *, ${sign} as sign from ${from} where is_counted`;
      this.addSql(moveFunction(`tally_inserted_${rows}s`, { rows, tally, key, measures }, part('new_rows', 1)));
      this.addSql(
        moveFunction(
          `tally_changed_${rows}s`,
          { rows, tally, key, measures },
          `${part('new_rows', 1)} union all ${part('old_rows', -1)}`,
        ),
      );
      this.addSql(`
        create trigger ${rows}_inserted after insert on ${rows} referencing new table as new_rows
        for each statement execute function tally_inserted_${rows}s()`);
      this.addSql(`
        create trigger ${rows}_changed after update on ${rows} referencing old table as old_rows new table as new_rows
        for each statement execute function tally_changed_${rows}s()`);
      this.addSql(`grant select, insert, update (is_counted) on ${rows} to otklik_acceptor`);
      this.addSql(`grant select, insert, update on ${tally} to otklik_acceptor`);
      this.addSql(`grant select on ${tally} to otklik_staff, otklik_worker`);
    }
    this.addSql(`grant select, insert on partner_report to otklik_acceptor`);
    // Whether offers were counted at a touchpoint on a day, which decides the source class of its ratings.
    this.addSql(
      `create index reported_offer_tally_touchpoint on reported_offer_tally (touchpoint_id, starts_on) where grain = 'D'`,
    );
    // All services of a month, and all services of a touchpoint.
    this.addSql(`create index flow_tally_month on flow_tally (starts_on) where grain = 'M'`);
    this.addSql(`create index norm_tally_touchpoint on norm_tally (touchpoint_id, grain, starts_on)`);
    // Response rates are asked for by service; days of offers lie by day.
    this.addSql(`create index offer_tally_subject on offer_tally (subject_id, day)`);
  }
}
