import { type Basis, CHANNELS, type ComparedWith, type Measure, type Stream } from '@otklik/schema';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { BasisEnum, ComparedWithEnum, MeasureEnum, StreamEnum } from '../../../kernel/vocabularies.ts';
import { AuthorityType, SegmentType, SubjectType, TouchpointType } from '../../registry/index.ts';
import { type BreakdownItem, breakdownItem } from '../breakdown-item.ts';
import { BreakdownEstimateType, EstimateFilterInput, PeriodInput, PeriodType } from '../estimate.graphql.ts';
import { filterOfInput, periodOfInput } from '../figure-arguments.ts';
import { publishedGrainOf } from '../periods.rules.ts';
import { type ComparedValue, compareFigures } from './compare-figures.ts';
import { ComparedInput, ComparisonItemType, ComparisonType } from './comparison.graphql.ts';
import { roundedComparison, type ShownComparison, type ShownItem } from './rounded-comparison.ts';

const COMPARISON_COST = 200;
const CHANNELS_AT_MOST = Object.keys(CHANNELS).length;

@ArgsType()
class ComparisonArgs {
  @Field(() => MeasureEnum, { defaultValue: 'SAT', description: 'Item or index.' })
  measure!: Measure;

  @Field(() => BasisEnum, {
    nullable: true,
    description:
      'Absent: like for like between subjects, as experienced between periods, channels, segments or touchpoints.',
  })
  basis?: Basis | null;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'Which days; absent: the latest closed quarter. Not looked at where periods are compared.',
  })
  period?: PeriodInput | null;

  @Field(() => StreamEnum, { defaultValue: 'SCORE', description: 'Which ratings. OPEN has no differences.' })
  stream!: Stream;

  @Field(() => EstimateFilterInput, { nullable: true, description: 'Only some of the ratings. For staff.' })
  filter?: EstimateFilterInput | null;

  @Field(() => ComparedWithEnum, { defaultValue: 'MEAN', description: 'What each is compared with.' })
  against!: ComparedWith;
}

@Resolver()
export class ComparisonResolver {
  @Query(() => ComparisonType, {
    description:
      'Puts figures side by side: with differences, verdicts in words, rank intervals and a funnel, or with the reasons why they cannot be compared.',
    complexity: ({ childComplexity }) => COMPARISON_COST + childComplexity,
  })
  async comparison(
    @Arg('of', () => ComparedInput, { description: 'What is compared.' }) of: ComparedInput,
    @Args(() => ComparisonArgs) args: ComparisonArgs,
    @Ctx() context: RequestContext,
  ): Promise<ShownComparison> {
    const { measure, basis, stream, against } = args;
    const compared = await compareFigures(context, {
      of,
      measure,
      basis: basis ?? null,
      period: periodOfInput(args.period),
      stream,
      filter: filterOfInput(args.filter, context.directory),
      against,
    });
    return roundedComparison(compared);
  }
}

@Resolver(() => ComparisonType)
export class ComparisonFields {
  @FieldResolver(() => PeriodType, {
    nullable: true,
    description: 'The period; null where periods are compared.',
    complexity: 0,
  })
  period(@Root() { period }: ComparedValue): PeriodType | null {
    return period && { ...period, grain: publishedGrainOf(period) };
  }
}

@Resolver(() => ComparisonItemType)
export class ComparisonItemFields {
  @FieldResolver(() => SubjectType, { nullable: true, description: 'The subject, where subjects are compared.' })
  subject(@Root() { isSubject, of }: ShownItem, @Ctx() { directory }: RequestContext) {
    return isSubject && of.kind !== 'AUTHORITY' ? directory.subject(of.kind, of.id) : null;
  }

  @FieldResolver(() => AuthorityType, { nullable: true, description: 'The authority, where authorities are.' })
  authority(@Root() { isSubject, of }: ShownItem, @Ctx() { directory }: RequestContext) {
    return isSubject && of.kind === 'AUTHORITY' ? directory.get('AUTHORITY', of.id) : null;
  }

  @FieldResolver(() => PeriodType, { nullable: true, description: 'The period, where periods are.', complexity: 0 })
  period(@Root() { period }: ShownItem): PeriodType | null {
    return period && { ...period, grain: publishedGrainOf(period) };
  }

  @FieldResolver(() => [BreakdownEstimateType], {
    nullable: true,
    description:
      'Its score channel by channel, on the same basis and of the same ratings as its figure, most answers first; where ranks are withheld because channels differ from service to service (INTERACTION). Null elsewhere, and where channels, segments or touchpoints are compared. At most 7; to the public without the withheld ones.',
    complexity: ({ childComplexity }) => CHANNELS_AT_MOST * childComplexity,
  })
  async channels(
    @Root() { of, byChannel }: ShownItem,
    @Ctx() context: RequestContext,
  ): Promise<BreakdownItem[] | null> {
    if (!byChannel) return null;
    return (await context.figures.breakdown(of, byChannel)).map((row) => breakdownItem(row, context));
  }

  @FieldResolver(() => SegmentType, { nullable: true, description: 'The segment; null also where it is unknown.' })
  segment(@Root() { segmentId }: ShownItem, @Ctx() { directory }: RequestContext) {
    return segmentId && directory.get('SEGMENT', segmentId);
  }

  @FieldResolver(() => TouchpointType, {
    nullable: true,
    description: 'The touchpoint, where those of one subject are.',
  })
  touchpoint(@Root() { touchpointId }: ShownItem, @Ctx() { directory }: RequestContext) {
    return touchpointId && directory.get('TOUCHPOINT', touchpointId);
  }
}
