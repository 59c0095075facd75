import { withRole } from '../../../database/pool.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import type { ParallelRun } from '../../methodology/index.ts';
import { countsAsDrawn, type DrawCount } from './as-drawn.rules.ts';
import { readDrawCounts } from './draw-counts.repository.ts';

/** How the answers of a run go with its draw: the value behind the GraphQL type. */
export interface RunDraw {
  countedAt: Date;
  /** Answers at touchpoints and in modes where they came as drawn. */
  asDrawnAnswers: number;
  /** Answers elsewhere. */
  leftOutAnswers: number;
  /** Where that is, the most answers first. */
  leftOut: DrawCount[];
}

const LEFT_OUT_AT_MOST = 20;

/** What was counted last; null where nothing was. */
export async function runDraw({ pool, directory }: RequestContext, run: ParallelRun): Promise<RunDraw | null> {
  const { countedAt, counts } = await withRole(pool, 'otklik_staff', (client) => readDrawCounts(client, run));
  if (!countedAt) return null;
  const kept = new Set(countsAsDrawn(counts, (id) => directory.find('TOUCHPOINT', id)?.authorityId));
  const leftOut = counts.filter((count) => !kept.has(count));
  const answersOf = (some: readonly DrawCount[]) => some.reduce((sum, { answers }) => sum + answers, 0);
  const leftOutAnswers = answersOf(leftOut);
  return {
    countedAt,
    asDrawnAnswers: answersOf(counts) - leftOutAnswers,
    leftOutAnswers,
    leftOut: leftOut.slice(0, LEFT_OUT_AT_MOST),
  };
}
