import type { Grain } from '@otklik/schema';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { GrainEnum } from '../../kernel/vocabularies.ts';
import { PeriodType } from './estimate.graphql.ts';

const PERIODS_AT_MOST = 100;

@Resolver()
export class PeriodsResolver {
  @Query(() => [PeriodType], {
    description: 'Published periods, newest first, at most 100. Only months and quarters are published.',
    complexity: 10,
  })
  async publishedPeriods(
    @Arg('grain', () => GrainEnum, { defaultValue: 'QUARTER', description: 'MONTH or QUARTER.' }) grain: Grain,
    @Ctx() { pool }: RequestContext,
  ): Promise<PeriodType[]> {
    const { rows } = await pool.query<PeriodType>(
      // From one period to the one before it by the index: periods are few, the rows of each are thousands.
      `with recursive period as (
         (select period_from, period_to, 1 as place from publication where grain = $1
          order by period_from desc limit 1)
         union all
         select earlier.period_from, earlier.period_to, place + 1 from period cross join lateral (
           select p.period_from, p.period_to from publication p
           where p.grain = $1 and p.period_from < period.period_from order by p.period_from desc limit 1
         ) earlier where place < $2
       )
       select period_from as from, period_to as to, $1::text as grain from period`,
      [grain, PERIODS_AT_MOST],
    );
    return rows;
  }
}
