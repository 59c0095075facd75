import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { PlainArguments } from '../../kernel/plain-arguments.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { AuthorityType, SubjectType } from '../registry/index.ts';
import { type BreakdownItem, breakdownItem } from './breakdown-item.ts';
import { BreakdownEstimateType, DistributionType, EstimateType, PeriodEstimateType } from './estimate.graphql.ts';
import { figureInput } from './figure-arguments.ts';
import type { FigureSubject } from './figure-query.ts';
import { queryOfField } from './query-of-field.ts';
import { BreakdownArgs, DistributionArgs, EstimateArgs, TrendArgs } from './figures.args.ts';

const TREND_COST = 40;
const BREAKDOWN_COST = 20;

/** The four fields of everything that has figures. */
function figureFields(type: typeof SubjectType | typeof AuthorityType) {
  @Resolver(() => type)
  class FigureFields {
    @PlainArguments()
    @FieldResolver(() => EstimateType, { description: 'One figure, with its interval.' })
    estimate(
      @Root() subject: FigureSubject,
      @Args(() => EstimateArgs) args: EstimateArgs,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ) {
      const make = () => ({ ...figureInput(args, context), measure: args.measure, basis: args.basis });
      return context.figures.estimate(subject, queryOfField(context, info, make));
    }

    @FieldResolver(() => DistributionType, { description: 'How the answers to an item are spread.' })
    distribution(
      @Root() subject: FigureSubject,
      @Args(() => DistributionArgs) args: DistributionArgs,
      @Ctx() context: RequestContext,
    ) {
      return context.figures.distribution(subject, { ...figureInput(args, context), item: args.item });
    }

    @FieldResolver(() => [PeriodEstimateType], {
      description:
        'Figures of consecutive periods, oldest first, at most 400. Without a period the last 18 months (public: 18 months or 8 quarters).',
      complexity: TREND_COST,
    })
    trend(@Root() subject: FigureSubject, @Args(() => TrendArgs) args: TrendArgs, @Ctx() context: RequestContext) {
      const { measure, basis, grain } = args;
      return context.figures.trend(subject, { ...figureInput(args, context), measure, basis, grain });
    }

    @FieldResolver(() => [BreakdownEstimateType], {
      description:
        'Figures by channel, touchpoint, mode, segment, language or source class, largest first, at most 200. To the public by channel, and raw SAT of a quarter by source class (RANDOM: were invited, PROMPT: were asked at the end point), without the withheld ones. Scores by channel, touchpoint and segment count by transactions, where these are reported.',
      complexity: BREAKDOWN_COST,
    })
    async breakdown(
      @Root() subject: FigureSubject,
      @Args(() => BreakdownArgs) args: BreakdownArgs,
      @Ctx() context: RequestContext,
    ): Promise<BreakdownItem[]> {
      const { measure, basis, by } = args;
      const rows = await context.figures.breakdown(subject, { ...figureInput(args, context), measure, basis, by });
      return rows.map((row) => breakdownItem(row, context));
    }
  }
  return FigureFields;
}

export const SubjectFigures = figureFields(SubjectType);
/** An authority is not rated itself: its figures are of all services of its own and of the authorities below it. */
export const AuthorityFigures = figureFields(AuthorityType);
