import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { type ParallelRun, RUN_COLUMNS } from './parallel-run.ts';
import { ParallelRunType } from './parallel-run.graphql.ts';

const RUNS_AT_MOST = 20;

@Resolver(() => ParallelRunType)
export class ParallelRunResolver {
  @Query(() => [ParallelRunType], {
    description: 'Parallel runs of versions of the instrument, the newest first. At most 20.',
    complexity: ({ childComplexity }) => RUNS_AT_MOST * (childComplexity + 1),
  })
  async parallelRuns(@Ctx() { pool }: RequestContext): Promise<ParallelRun[]> {
    const { rows } = await pool.query<ParallelRun>(
      `select ${RUN_COLUMNS} order by started_at desc, id desc limit ${RUNS_AT_MOST}`,
    );
    return rows;
  }

  @FieldResolver(() => ID, { description: 'Global id.' })
  id(@Root() { id }: ParallelRun): string {
    return toGlobalId('ParallelRun', id);
  }
}
