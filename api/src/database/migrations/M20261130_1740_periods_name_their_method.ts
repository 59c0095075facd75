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
    // Of what is published already its scores tell; where a period has none, those of the newest period that has.
    this.addSql(`
      with told as (
        select distinct on (grain, period_from) grain, period_from, method_version,
          figures -> 'adjusted' ->> 'modeTable' as mode_table,
          (figures -> 'adjusted' ->> 'referenceMix')::integer as reference_mix,
          subject_kind = 'SERVICE' and breakdown = 'ALL' and figures ? 'adjusted' as has_scores
        from publication
        order by grain, period_from, 6 desc, as_of desc
      ), newest as (
        select * from told where has_scores order by period_from desc, grain limit 1
      )
      insert into published_period
      select told.grain, told.period_from, told.method_version,
        case when told.has_scores then told.mode_table else newest.mode_table end,
        case when told.has_scores then told.reference_mix else newest.reference_mix end
      from told left join newest on true`);
  }
}
