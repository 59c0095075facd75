import { Migration } from '@mikro-orm/migrations';

/** Rows a month has, so that connections that write at the same time do not wait for each other. */
const SHARDS = 16;

/** Whose reported transactions come or go: rows of a transition table. Rows of reports are never deleted. */
const CHANGES = {
  inserted: { rows: ['new_rows'], event: 'insert', tables: 'new table as new_rows' },
  changed: { rows: ['new_rows', 'old_rows'], event: 'update', tables: 'old table as old_rows new table as new_rows' },
};

/**
 * The same for transactions as for ratings (`months_have_versions`): a number for each month that rises with every
 * transaction that moves its flow, by which a process knows whether what it remembers of a month still holds.
 */
export class M20261128_1400_flow_months_have_versions extends Migration {
  override up(): void {
    this.addSql(`
      create table flow_month_version (
        month date not null,
        shard smallint not null check (shard between 0 and ${SHARDS - 1}),
        version bigint not null check (version > 0),
        primary key (month, shard)
      ) with (fillfactor = 50)`);
    this.addSql(`grant select, insert, update on flow_month_version to otklik_acceptor`);
    this.addSql(`grant select on flow_month_version to otklik_staff, otklik_worker`);
    for (const [name, { rows, event, tables }] of Object.entries(CHANGES)) {
      const months = rows.map(
        (table) => `select date_trunc('month', day)::date as month from ${table} where is_counted`,
      );
      this.addSql(`
        create function note_months_of_${name}_interactions() returns trigger language plpgsql as $$
        begin
          insert into flow_month_version as v (month, shard, version)
          select month, pg_backend_pid() % ${SHARDS}, 1 from (${months.join(' union all ')}) m group by month order by month
          on conflict (month, shard) do update set version = v.version + 1;
          return null;
        end $$`);
      // By their names these run after the triggers that move the tallies.
      this.addSql(`
        create trigger interaction_row_${name}_in_month after ${event} on interaction_row referencing ${tables}
        for each statement execute function note_months_of_${name}_interactions()`);
    }
  }
}
