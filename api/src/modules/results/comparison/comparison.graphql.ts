import type {
  Basis,
  Channel,
  Comparability,
  ComparabilityReason,
  ComparedWith,
  ComparisonVerdict,
  FunnelPosition,
  Measure,
} from '@otklik/schema';
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  AudienceEnum,
  BasisEnum,
  ChannelEnum,
  ComparabilityEnum,
  ComparabilityReasonEnum,
  ComparedWithEnum,
  ComparisonVerdictEnum,
  FunnelPositionEnum,
  MeasureEnum,
} from '../../../kernel/vocabularies.ts';
import type { Audience } from '@otklik/schema';
import { AuthorityType, SegmentType, SubjectType, TouchpointType } from '../../registry/index.ts';
import { EstimateType, IntervalType, PeriodInput, PeriodType } from '../estimate.graphql.ts';
import { POLICY } from '../../../statistics/index.ts';

@InputType('FiguresOfInput', { description: 'What figures are of: exactly one of the four, by global id or slug.' })
export class FiguresOfInput {
  @Field(() => ID, { nullable: true, description: 'An authority: all services of its own and of those below it.' })
  authority?: string | null;

  @Field(() => ID, { nullable: true, description: 'A service.' })
  service?: string | null;

  @Field(() => ID, { nullable: true, description: 'A life situation, rated as a whole.' })
  lifeSituation?: string | null;

  @Field(() => ID, { nullable: true, description: 'A touchpoint, rated as itself.' })
  touchpoint?: string | null;
}

@InputType('AllServicesInput', { description: 'All services that are not retired, at most 1,000.' })
export class AllServicesInput {
  @Field(() => ID, { nullable: true, description: 'Only of this authority and those below it: global id or slug.' })
  authority?: string | null;

  @Field(() => AudienceEnum, { defaultValue: 'EXTERNAL', description: 'For which clients.' })
  audience!: Audience;
}

@InputType('ComparedPeriodsInput', { description: 'Periods of one subject.' })
export class ComparedPeriodsInput {
  @Field(() => FiguresOfInput, { description: 'Whose figures.' })
  figuresOf!: FiguresOfInput;

  @Field(() => [PeriodInput], { description: 'The periods, 2–40; none may share a day with another.' })
  periods!: PeriodInput[];
}

@InputType('ComparedInput', { description: 'What is compared: exactly one of these.' })
export class ComparedInput {
  @Field(() => AllServicesInput, { nullable: true, description: 'All services.' })
  allServices?: AllServicesInput | null;

  @Field(() => [FiguresOfInput], { nullable: true, description: 'Subjects or authorities, 2–100.' })
  subjects?: FiguresOfInput[] | null;

  @Field(() => ComparedPeriodsInput, { nullable: true, description: 'Periods of one subject.' })
  periods?: ComparedPeriodsInput | null;

  @Field(() => FiguresOfInput, { nullable: true, description: 'Channels of one subject.' })
  channels?: FiguresOfInput | null;

  @Field(() => FiguresOfInput, { nullable: true, description: 'Segments of one subject. For staff.' })
  segments?: FiguresOfInput | null;

  @Field(() => FiguresOfInput, {
    nullable: true,
    description: 'Touchpoints of one subject, at most the 200 with the most answers. For staff.',
  })
  touchpoints?: FiguresOfInput | null;
}

@ObjectType('Difference', {
  simpleResolvers: true,
  description: 'How far a figure lies from what it is compared with. Points of 0–100, percent points for RESULT.',
})
export class DifferenceType {
  @Field(() => Float, { description: 'The figure minus the other. Positive: better.' })
  points!: number;

  @Field(() => IntervalType, { description: '95 % interval of the difference.' })
  interval!: IntervalType;

  @Field(() => Float, { nullable: true, description: 'Two-sided p-value; null where it cannot be tested.' })
  p!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'p-value adjusted for all comparisons of the page (Benjamini–Hochberg).',
  })
  adjustedP!: number | null;

  @Field(() => Float, {
    description: `Smallest true difference that was likely (${100 * POLICY.power} %) to be seen, in points.`,
  })
  detectable!: number;
}

@ObjectType('NotComparable', { simpleResolvers: true, description: 'There is no difference, and this is why.' })
export class NotComparableType {
  @Field(() => [ComparabilityReasonEnum], { description: 'Why; at most 12.' })
  reasons!: ComparabilityReason[];
}

export const ComparisonOutcome = createUnionType({
  name: 'ComparisonOutcome',
  description: 'A difference, or the reasons why there is none. What cannot be compared has no difference at all.',
  types: () => [DifferenceType, NotComparableType] as const,
  resolveType: (value) => ('points' in value ? 'Difference' : 'NotComparable'),
});

@ObjectType('RankInterval', {
  simpleResolvers: true,
  description:
    'Ranks that a figure may really have; all intervals of a page hold at once in 95 of 100 cases. 1 is best.',
})
export class RankIntervalType {
  @Field(() => Int, { description: 'Best rank it may have.' })
  best!: number;

  @Field(() => Int, { description: 'Worst rank it may have.' })
  worst!: number;

  @Field(() => Int, { description: 'How many are ranked.' })
  of!: number;
}

@ObjectType('ComparabilityBadge', { simpleResolvers: true, description: 'How far a figure can be compared, and why.' })
export class ComparabilityBadgeType {
  @Field(() => ComparabilityEnum, { description: 'In a word.' })
  comparability!: Comparability;

  @Field(() => [ComparabilityReasonEnum], {
    description: 'What stands against it, or is to be kept in mind; at most 12.',
  })
  reasons!: ComparabilityReason[];
}

@ObjectType('ComparisonItem', { simpleResolvers: true, description: 'One of those that are compared.' })
export class ComparisonItemType {
  @Field(() => ID, {
    description: 'Name within this comparison: global id, code of the channel, or days of the period.',
  })
  key!: string;

  @Field(() => SubjectType, { nullable: true, description: 'The subject, where subjects are compared.' })
  subject!: unknown;

  @Field(() => AuthorityType, { nullable: true, description: 'The authority, where authorities are.' })
  authority!: unknown;

  @Field(() => PeriodType, { nullable: true, description: 'The period, where periods are.', complexity: 0 })
  period!: PeriodType | null;

  @Field(() => ChannelEnum, { nullable: true, description: 'The channel, where channels are.' })
  channel!: Channel | null;

  @Field(() => SegmentType, { nullable: true, description: 'The segment; null also where it is unknown.' })
  segment!: unknown;

  @Field(() => TouchpointType, { nullable: true, description: 'The touchpoint, where those of one subject are.' })
  touchpoint!: unknown;

  @Field(() => EstimateType, { description: 'Its figure.', complexity: 0 })
  estimate!: EstimateType;

  @Field(() => ComparisonOutcome, {
    nullable: true,
    description: 'The difference, or why there is none; null for the one that the others are compared with.',
    complexity: 0,
  })
  outcome!: DifferenceType | NotComparableType | null;

  @Field(() => ComparisonVerdictEnum, {
    nullable: true,
    description:
      'In a word. No colour and no arrow but for ABOVE and BELOW. Null for the one that the others are compared with.',
  })
  verdict!: ComparisonVerdict | null;

  @Field(() => Float, {
    nullable: true,
    description: `Share of the spread around the others that is real, 0–1; a flag needs ${POLICY.minimumReliability.toFixed(2)}. Null without a difference.`,
  })
  reliability!: number | null;

  @Field(() => RankIntervalType, {
    nullable: true,
    description: 'Ranks it may have; null without a difference, and where ranks are withheld.',
    complexity: 0,
  })
  rank!: RankIntervalType | null;

  @Field(() => ComparabilityBadgeType, { description: 'How far it can be compared.', complexity: 0 })
  badge!: ComparabilityBadgeType;
}

@ObjectType('FunnelLimits', { simpleResolvers: true, description: 'Limits of the funnel at one number of answers.' })
export class FunnelLimitsType {
  @Field(() => Int, { description: 'Answers.' })
  n!: number;

  @Field(() => IntervalType, { description: 'Two-sided 95 %.' })
  limits95!: IntervalType;

  @Field(() => IntervalType, { description: 'Two-sided 99.8 %.' })
  limits998!: IntervalType;
}

@ObjectType('FunnelPoint', { simpleResolvers: true, description: 'One figure in the funnel.' })
export class FunnelPointType {
  @Field(() => ID, { description: 'Key of the item of the comparison.' })
  key!: string;

  @Field(() => EstimateType, { description: 'Its figure.' })
  estimate!: EstimateType;

  @Field(() => Float, { description: 'Distance from the target in standard errors, over-dispersion included (z*).' })
  z!: number;

  @Field(() => FunnelPositionEnum, { description: 'Where it lies.' })
  position!: FunnelPosition;
}

@ObjectType('Funnel', {
  simpleResolvers: true,
  description:
    'A funnel plot: who lies further from the target than their number of answers and the usual spread explain.',
})
export class FunnelType {
  @Field(() => EstimateType, { description: 'Target: mean of the compared, weighted by their precision.' })
  target!: EstimateType;

  @Field(() => Float, { description: 'Standard deviation of a single answer within a unit (σ_w), in points.' })
  withinDeviation!: number;

  @Field(() => Float, { description: 'Over-dispersion φ: 1 where chance alone is at work.' })
  overdispersion!: number;

  @Field(() => Boolean, {
    simple: false,
    name: 'overdispersed',
    description: 'Whether units spread more than chance explains.',
  })
  isOverdispersed!: boolean;

  @Field(() => Float, { description: 'Variance between units that is added to every limit (τ²), in points².' })
  betweenVariance!: number;

  @Field(() => [FunnelLimitsType], {
    description: 'The limits of chance and the usual spread as a curve, few answers first; at most 40.',
    complexity: 0,
  })
  curve!: FunnelLimitsType[];

  @Field(() => [FunnelLimitsType], {
    description:
      'The limits of chance alone at the same numbers of answers; exact binomial ones for RESULT. At most 40.',
    complexity: 0,
  })
  chanceCurve!: FunnelLimitsType[];

  @Field(() => [FunnelPointType], { description: 'The points; at most 1,000.', complexity: 0 })
  points!: FunnelPointType[];
}

/** How many items a comparison is reckoned to have; its figures are paid for by the query itself. */
const ITEMS_RECKONED = 100;

@ObjectType('Comparison', {
  simpleResolvers: true,
  description: 'Figures of one measure side by side: differences, verdicts, ranks as intervals. Never a league table.',
})
export class ComparisonType {
  @Field(() => MeasureEnum, { description: 'What is compared.' })
  measure!: Measure;

  @Field(() => BasisEnum, { description: 'On which basis.' })
  basis!: Basis;

  @Field(() => ComparedWithEnum, { description: 'What each is compared with.' })
  against!: ComparedWith;

  @Field(() => PeriodType, {
    nullable: true,
    description: 'The period; null where periods are compared.',
    complexity: 0,
  })
  period!: PeriodType | null;

  @Field(() => EstimateType, { description: 'What each is compared with: the mean, or the first one.' })
  reference!: EstimateType;

  @Field(() => [ComparisonItemType], {
    description: 'Those that are compared, in the order asked for; services by name. At most 1,000.',
    complexity: ({ childComplexity }) => ITEMS_RECKONED * childComplexity,
  })
  items!: ComparisonItemType[];

  @Field(() => Int, { description: 'Comparisons whose p-values are adjusted together.' })
  comparisons!: number;

  @Field(() => ComparabilityReasonEnum, {
    nullable: true,
    description: 'Why nobody has a rank; null where ranks are shown.',
  })
  ranksWithheld!: ComparabilityReason | null;

  @Field(() => FunnelType, {
    nullable: true,
    description: 'The funnel plot of the comparable ones; null for fewer than 5, and where periods are compared.',
    complexity: 0,
  })
  funnel!: FunnelType | null;
}
