import { Migration } from '@mikro-orm/migrations';

/** By which method, mode table and reference mix a period was last published, beside its rows instead of in them. */
export class M20261130_1740_periods_name_their_method extends Migration {
  override up(): void {
    this.addSql(`
      create table published_period (
        grain text not null check (grain in ('MONTH', 'QUARTER')),
        period_from date not null,
        method_version text not null,
        mode_table text null,
        reference_mix integer null,
        primary key (grain, period_from)
      )`);
    this.addSql(`grant select, insert, update on published_period to otklik_worker`);
    // Of what is published already its scores tell; without any it is of none, and published anew at the next close.
    this.addSql(`
      insert into published_period
      select distinct on (grain, period_from) grain, period_from, method_version,
        figures -> 'adjusted' ->> 'modeTable', (figures -> 'adjusted' ->> 'referenceMix')::integer
      from publication
      order by grain, period_from,
        (subject_kind = 'SERVICE' and breakdown = 'ALL' and figures ? 'adjusted') desc, as_of desc`);
  }
}
