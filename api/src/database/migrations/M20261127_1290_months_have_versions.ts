import { Migration } from '@mikro-orm/migrations';

/** Rows a month has, so that connections that write at the same time do not wait for each other. */
const SHARDS = 16;

/** Whose ratings come or go: rows of a transition table. */
const CHANGES = {
  inserted: { rows: ['new_rows'], event: 'insert', tables: 'new table as new_rows' },
  changed: { rows: ['new_rows', 'old_rows'], event: 'update', tables: 'old table as old_rows new table as new_rows' },
  deleted: { rows: ['old_rows'], event: 'delete', tables: 'old table as old_rows' },
};

/**
 * A number for each month that rises with every transaction that moves its tallies, by which a process knows whether what
 * it remembers of a month still holds. The version of a month is the sum over its rows: what two looks see is the same
 * if the sums are, since every transaction that was committed in between has added to it. The rows are moved after the
 * tallies and, like these, in one order.
 */
export class M20261127_1290_months_have_versions extends Migration {
  override up(): void {
    this.addSql(`
      create table tally_month_version (
        month date not null,
        shard smallint not null check (shard between 0 and ${SHARDS - 1}),
        version bigint not null check (version > 0),
        primary key (month, shard)
      ) with (fillfactor = 50)`);
    this.addSql(`grant select, insert, update on tally_month_version to otklik_acceptor`);
    this.addSql(`grant select on tally_month_version to otklik_staff, otklik_worker`);
    for (const [name, { rows, event, tables }] of Object.entries(CHANGES)) {
      const months = rows.map(
        (table) => `select date_trunc('month', day)::date as month from ${table} where status = 'COUNTED'`,
      );
      this.addSql(`
        create function note_months_of_${name}_ratings() returns trigger language plpgsql as $$
        begin
          insert into tally_month_version as v (month, shard, version)
          select month, pg_backend_pid() % ${SHARDS}, 1 from (${months.join(' union all ')}) m group by month order by month
          on conflict (month, shard) do update set version = v.version + 1;
          return null;
        end $$`);
      // By their names these run after the triggers that move the tallies.
      this.addSql(`
        create trigger rating_${name}_in_month after ${event} on rating referencing ${tables}
        for each statement execute function note_months_of_${name}_ratings()`);
    }
  }
}
