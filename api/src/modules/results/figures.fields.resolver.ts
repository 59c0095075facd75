import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { toGlobalId } from '../../kernel/ids.ts';
import { AuthorityType, SubjectType } from '../registry/index.ts';
import { BreakdownEstimateType, DistributionType, EstimateType, PeriodEstimateType } from './estimate.graphql.ts';
import { filterOfInput, periodOfInput } from './figure-arguments.ts';
import type { FigureSubject } from './figure-query.ts';
import type { BreakdownRow } from './figures.ts';
import { BreakdownArgs, DistributionArgs, EstimateArgs, TrendArgs } from './figures.args.ts';

const DESCRIPTIONS = {
  estimate: 'One figure, with its interval.',
  distribution: 'How the answers to an item are spread.',
  trend:
    'Figures of consecutive periods, oldest first, at most 400. Without a period the last 18 months (public: 18 months or 8 quarters).',
  breakdown:
    'Figures by channel, touchpoint, mode, segment or language, at most 200. To the public only by channel, without the withheld ones.',
};

const TREND_COST = 40;
const BREAKDOWN_COST = 20;

type FigureInput = Pick<EstimateArgs, 'period' | 'filter' | 'stream'>;

const queryOf = (context: RequestContext, { period, filter, stream }: FigureInput) => ({
  period: periodOfInput(period),
  filter: filterOfInput(filter, context.directory),
  stream,
});

const estimateOf = (subject: FigureSubject, args: EstimateArgs, context: RequestContext) =>
  context.figures.estimate(subject, { ...queryOf(context, args), measure: args.measure });

const distributionOf = (subject: FigureSubject, args: DistributionArgs, context: RequestContext) =>
  context.figures.distribution(subject, { ...queryOf(context, args), item: args.item });

const trendOf = (subject: FigureSubject, args: TrendArgs, context: RequestContext) =>
  context.figures.trend(subject, { ...queryOf(context, args), measure: args.measure, grain: args.grain });

async function breakdownOf(subject: FigureSubject, args: BreakdownArgs, context: RequestContext) {
  const rows = await context.figures.breakdown(subject, {
    ...queryOf(context, args),
    measure: args.measure,
    by: args.by,
  });
  return rows.map((row) => ({ ...row, key: publicKey(row) }));
}

function publicKey({ by, key }: BreakdownRow): string | null {
  if (key === null) return null;
  if (by === 'TOUCHPOINT') return toGlobalId('Touchpoint', key);
  return by === 'SEGMENT' ? toGlobalId('Segment', key) : key;
}

@Resolver(() => SubjectType)
export class SubjectFigures {
  @FieldResolver(() => EstimateType, { description: DESCRIPTIONS.estimate })
  estimate(
    @Root() subject: FigureSubject,
    @Args(() => EstimateArgs) args: EstimateArgs,
    @Ctx() context: RequestContext,
  ) {
    return estimateOf(subject, args, context);
  }

  @FieldResolver(() => DistributionType, { description: DESCRIPTIONS.distribution })
  distribution(
    @Root() subject: FigureSubject,
    @Args(() => DistributionArgs) args: DistributionArgs,
    @Ctx() context: RequestContext,
  ) {
    return distributionOf(subject, args, context);
  }

  @FieldResolver(() => [PeriodEstimateType], { description: DESCRIPTIONS.trend, complexity: TREND_COST })
  trend(@Root() subject: FigureSubject, @Args(() => TrendArgs) args: TrendArgs, @Ctx() context: RequestContext) {
    return trendOf(subject, args, context);
  }

  @FieldResolver(() => [BreakdownEstimateType], { description: DESCRIPTIONS.breakdown, complexity: BREAKDOWN_COST })
  breakdown(
    @Root() subject: FigureSubject,
    @Args(() => BreakdownArgs) args: BreakdownArgs,
    @Ctx() context: RequestContext,
  ) {
    return breakdownOf(subject, args, context);
  }
}

/** An authority is not rated itself: its figures are of all services of its own and of the authorities below it. */
@Resolver(() => AuthorityType)
export class AuthorityFigures {
  @FieldResolver(() => EstimateType, { description: DESCRIPTIONS.estimate })
  estimate(
    @Root() subject: FigureSubject,
    @Args(() => EstimateArgs) args: EstimateArgs,
    @Ctx() context: RequestContext,
  ) {
    return estimateOf(subject, args, context);
  }

  @FieldResolver(() => DistributionType, { description: DESCRIPTIONS.distribution })
  distribution(
    @Root() subject: FigureSubject,
    @Args(() => DistributionArgs) args: DistributionArgs,
    @Ctx() context: RequestContext,
  ) {
    return distributionOf(subject, args, context);
  }

  @FieldResolver(() => [PeriodEstimateType], { description: DESCRIPTIONS.trend, complexity: TREND_COST })
  trend(@Root() subject: FigureSubject, @Args(() => TrendArgs) args: TrendArgs, @Ctx() context: RequestContext) {
    return trendOf(subject, args, context);
  }

  @FieldResolver(() => [BreakdownEstimateType], { description: DESCRIPTIONS.breakdown, complexity: BREAKDOWN_COST })
  breakdown(
    @Root() subject: FigureSubject,
    @Args(() => BreakdownArgs) args: BreakdownArgs,
    @Ctx() context: RequestContext,
  ) {
    return breakdownOf(subject, args, context);
  }
}
