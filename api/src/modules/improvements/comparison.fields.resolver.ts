import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { PeriodEstimateType } from '../results/index.ts';
import { ChangeType } from './change.graphql.ts';
import { comparisonOf } from './comparison-of.ts';
import type { Improvement } from './improvement.entity.ts';
import { ImprovementType } from './improvement.graphql.ts';
import type { PeriodFigure } from './period-figure.ts';
import type { PublishedReport } from './published-report.ts';
import { ReportType } from './report.graphql.ts';

/** Cost of computing one side: up to four figures. */
const SIDE_COST = 4;
const sideCost = ({ childComplexity }: { childComplexity: number }) => SIDE_COST + childComplexity;
const changeCost = ({ childComplexity }: { childComplexity: number }) => 2 * SIDE_COST + childComplexity;

/** One side as it leaves the api. Its months are closed. */
export const toPeriodEstimate = (figure: Pick<PeriodFigure, 'period' | 'estimate'> | null): PeriodEstimateType | null =>
  figure && { period: { ...figure.period, grain: null }, estimate: figure.estimate, isComplete: true };

/** Adds "did it help" to an improvement and to its report. */
function comparisonFields(type: ClassType) {
  @Resolver(() => type)
  class ComparisonFields {
    @FieldResolver(() => PeriodEstimateType, {
      nullable: true,
      description:
        'The figure of its first subject in the whole months of its window (3 unless registered otherwise) before it started (or was registered); null while they are not closed.',
      complexity: sideCost,
    })
    async before(
      @Root() parent: Improvement | PublishedReport,
      @Ctx() context: RequestContext,
    ): Promise<PeriodEstimateType | null> {
      return toPeriodEstimate((await comparisonOf(parent, context)).before);
    }

    @FieldResolver(() => PeriodEstimateType, {
      nullable: true,
      description:
        'The figure of its first subject in up to as many whole closed months from the day it was done; null while there is none.',
      complexity: sideCost,
    })
    async after(
      @Root() parent: Improvement | PublishedReport,
      @Ctx() context: RequestContext,
    ): Promise<PeriodEstimateType | null> {
      return toPeriodEstimate((await comparisonOf(parent, context)).after);
    }

    @FieldResolver(() => ChangeType, {
      description:
        'What may be said of before and after, computed by the platform. Of several subjects the first one decides; where there is evidence of grade A or B it is the verdict of `effect`.',
      complexity: changeCost,
    })
    async change(@Root() parent: Improvement | PublishedReport, @Ctx() context: RequestContext): Promise<ChangeType> {
      return (await comparisonOf(parent, context)).change;
    }
  }
  return ComparisonFields;
}

export const ReportComparison = comparisonFields(ReportType);
export const ImprovementComparison = comparisonFields(ImprovementType);
