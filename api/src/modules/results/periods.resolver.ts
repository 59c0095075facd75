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
      `select distinct period_from as from, period_to as to, grain from publication where grain = $1
       order by period_from desc limit $2`,
      [grain, PERIODS_AT_MOST],
    );
    return rows;
  }
}
