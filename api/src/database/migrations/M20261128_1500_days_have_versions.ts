import { Migration } from '@mikro-orm/migrations';

/** Rows a day or month has, so that connections that write at the same time do not wait for each other. */
const SHARDS = 16;

/** What moves the tallies, and the flow: rows of a transition table. Rows of reports are never deleted. */
const SOURCES = [
  {
    versions: 'tally_version',
    before: 'tally_month_version',
    of: 'ratings',
    where: `status = 'COUNTED'`,
    changes: { inserted: ['new_rows'], changed: ['new_rows', 'old_rows'], deleted: ['old_rows'] },
  },
  {
    versions: 'flow_version',
    before: 'flow_month_version',
    of: 'interactions',
    where: 'is_counted',
    changes: { inserted: ['new_rows'], changed: ['new_rows', 'old_rows'] },
  },
];

/**
 * Days have versions as months do, in the same table and raised by the same statement: what is kept of the days of the
 * running month before today holds while these do not change, whatever comes today. What is kept of a month says to which of
 * its days it goes; to its last day the version is that of the month, to an earlier one that of the days, beginning
 * with the last of them so that neither is ever taken for the other.
 */
export class M20261128_1500_days_have_versions extends Migration {
  override up(): void {
    // Whoever writes moves tallies first and versions last: waiting for these while holding the others would block both.
    this.addSql('lock table rating, interaction_row in access exclusive mode');
    for (const { versions, before, of, where, changes } of SOURCES) {
      this.addSql(`alter table ${before} rename to ${versions}`);
      this.addSql(`alter table ${versions} rename column month to starts_on`);
      this.addSql(`alter table ${versions} add column grain "char" not null default 'M' check (grain in ('D', 'M'))`);
      this.addSql(`alter table ${versions} alter column grain drop default`);
      this.addSql(`alter table ${versions} drop constraint ${before}_pkey`);
      this.addSql(`alter table ${versions} add primary key (grain, starts_on, shard)`);
      for (const [change, rows] of Object.entries(changes)) {
        const days = rows.map((table: string) => `select day from ${table} where ${where}`);
        this.addSql(`
          create function note_days_of_${change}_${of}() returns trigger language plpgsql as $$
          begin
            insert into ${versions} as v (grain, starts_on, shard, version)
            select k.grain, k.starts_on, pg_backend_pid() % ${SHARDS}, 1
            from (${days.join(' union all ')}) c
            cross join lateral (values ('D'::"char", c.day), ('M', date_trunc('month', c.day)::date)) k (grain, starts_on)
            group by 1, 2 order by 1, 2
            on conflict (grain, starts_on, shard) do update set version = v.version + 1;
            return null;
          end $$`);
        const table = of === 'ratings' ? 'rating' : 'interaction_row';
        const transition = {
          inserted: 'after insert on TABLE referencing new table as new_rows',
          changed: 'after update on TABLE referencing old table as old_rows new table as new_rows',
          deleted: 'after delete on TABLE referencing old table as old_rows',
        }[change]!.replace('TABLE', table);
        this.addSql(`drop trigger ${table}_${change}_in_month on ${table}`);
        this.addSql(`drop function note_months_of_${change}_${of}()`);
        // By their names these run after the triggers that move the tallies.
        this.addSql(`
          create trigger ${table}_${change}_on_day ${transition}
          for each statement execute function note_days_of_${change}_${of}()`);
      }
    }
    this.addSql('alter table running_sums_month add column to_day date');
    this.addSql(`update running_sums_month set to_day = (month + interval '1 month - 1 day')::date`);
    this.addSql('alter table running_sums_month alter column to_day set not null');
    this.addSql(`alter table running_sums_month add check (date_trunc('month', to_day)::date = month)`);
  }
}
