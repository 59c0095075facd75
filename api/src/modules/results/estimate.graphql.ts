import type {
  Basis,
  Grain,
  Item,
  Method,
  ModeAdjustment,
  ModeEffectReason,
  Quality,
  SuppressionReason,
  Weighting,
} from '@otklik/schema';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../kernel/scalars.ts';
import {
  BasisEnum,
  ChannelEnum,
  GrainEnum,
  ItemEnum,
  LanguageEnum,
  MethodEnum,
  ModeAdjustmentEnum,
  ModeEffectReasonEnum,
  ModeEnum,
  QualityEnum,
  SuppressionReasonEnum,
  WeightingEnum,
} from '../../kernel/vocabularies.ts';
import type { Channel, Language, Mode } from '@otklik/schema';
import { POLICY } from '../../statistics/index.ts';

@ObjectType('Interval', { simpleResolvers: true, description: '95 % interval, in the unit of its figure.' })
export class IntervalType {
  @Field(() => Float, { description: 'Lower end.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end.' })
  high!: number;
}

@ObjectType('EarlierMixScore', {
  simpleResolvers: true,
  description: 'A like-for-like score as it would be on the reference mix of the year before, all else the same.',
})
export class EarlierMixScoreType {
  @Field(() => Int, { description: 'Calendar year of that mix.' })
  referenceMix!: number;

  @Field(() => Float, { description: 'Score 0–100, to one decimal.' })
  score!: number;

  @Field(() => Float, { description: 'Lower end of its 95 % interval.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end.' })
  high!: number;
}

@ObjectType('Estimate', {
  simpleResolvers: true,
  description:
    'A figure about the population: the only way a statistic leaves the platform. Staff get one decimal and exact n of what they own; the public whole numbers and n to the nearest 5.',
})
export class EstimateType {
  @Field(() => Float, { nullable: true, description: 'Score 0–100, or percent for RESULT; null when withheld.' })
  value!: number | null;

  @Field(() => IntervalType, { nullable: true, description: '95 % interval; null when withheld and for OPEN.' })
  interval!: IntervalType | null;

  @Field(() => Int, { nullable: true, description: 'Answers behind it; for the index the fewest of its items.' })
  n!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Effective sample size; never told to the public.',
  })
  effectiveN!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Kish design effect: how many times larger weighting makes the variance than equal weights would; of the index that of the item with the largest. Null where nothing is weighted; never told to the public.',
  })
  designEffect!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Answers with equal weights that would be worth as much: n / designEffect. Null where nothing is weighted; never told to the public.',
  })
  equalWeightN!: number | null;

  @Field(() => MethodEnum, { nullable: true, description: 'How it was computed; null when withheld.' })
  method!: Method | null;

  @Field(() => QualityEnum, { description: 'Rung of the publication ladder.' })
  quality!: Quality;

  @Field(() => Boolean, { description: 'True when there is no value.' })
  suppressed!: boolean;

  @Field(() => SuppressionReasonEnum, { nullable: true, description: 'Why there is no value.' })
  reason!: SuppressionReason | null;

  @Field(() => String, { nullable: true, description: 'Newest version of the questionnaire among its answers.' })
  instrumentVersion!: string | null;

  @Field(() => [String], {
    description:
      'Older MAJOR versions whose answers a published link brought to the scale of `instrumentVersion`; its error is in the interval. At most 10.',
  })
  linkedVersions!: readonly string[];

  @Field(() => [String], {
    description:
      'Older MAJOR versions whose answers are not in the figure, since nothing joins them to `instrumentVersion`. Only to staff; the public gets no such figure. At most 10.',
  })
  leftOutVersions!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'How many answers those are; null where none.' })
  leftOutAnswers!: number | null;

  @Field(() => String, { description: 'Version of formulas and policy constants.' })
  methodVersion!: string;

  @Field(() => BasisEnum, {
    description: 'What was done to it. RAW where nothing can be adjusted: RESULT, the open stream, internal clients.',
  })
  basis!: Basis;

  @Field(() => ModeAdjustmentEnum, {
    nullable: true,
    description: 'Whether the mode of answering was taken out; null when withheld, and for RAW.',
  })
  modeAdjustment!: ModeAdjustment | null;

  @Field(() => ModeEffectReasonEnum, {
    nullable: true,
    description: 'Why the effect of the most used mode that is not taken out is not; null where all are.',
  })
  modeReason!: ModeEffectReason | null;

  @Field(() => Boolean, {
    description: `True where effects of modes that were taken out differ between channels by more than ${POLICY.modeEffect.materialPoints} points and not by chance: what was taken out is a mean of them, right for all channels together and not for each.`,
  })
  modesVary!: boolean;

  @Field(() => Boolean, {
    description: `True of a like-for-like score of all channels where channels differ from service to service by more than ${POLICY.interaction.materialPoints} points and not by chance: one such score misleads, look at the channels. Its rank is withheld.`,
  })
  channelsVary!: boolean;

  @Field(() => WeightingEnum, {
    nullable: true,
    description: 'FLOW, or ANSWERS, which is "unweighted"; null when withheld, and for RAW.',
  })
  weighting!: Weighting | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent of the transactions, or of the reference mix, in channels and segments of which there are answers and effects. Below 80 the figure is not comparable. Null for RAW and without weights.',
  })
  coverage!: number | null;

  @Field(() => String, { nullable: true, description: 'Mode table that was used; null: none.' })
  modeTable!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of the reference mix that was used; null: none.' })
  referenceMix!: number | null;
}

@ObjectType('Period', { simpleResolvers: true, description: 'Days from `from` to `to`, both included.' })
export class PeriodType {
  @Field(() => DayScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DayScalar, { description: 'Last day.' })
  to!: string;

  @Field(() => GrainEnum, { nullable: true, description: 'Null for free dates.' })
  grain!: Grain | null;
}

@ObjectType('PeriodEstimate', { simpleResolvers: true, description: 'The figure of one period.' })
export class PeriodEstimateType {
  @Field(() => PeriodType, { description: 'The period.', complexity: 0 })
  period!: PeriodType;

  @Field(() => EstimateType, { description: 'Its figure.' })
  estimate!: EstimateType;

  @Field(() => Boolean, { simple: false, name: 'complete', description: 'False for the period that is still running.' })
  isComplete!: boolean;
}

@ObjectType('BreakdownEstimate', { simpleResolvers: true, description: 'The figure of one value of a dimension.' })
export class BreakdownEstimateType {
  @Field(() => ID, {
    nullable: true,
    description:
      'Code of the channel, mode or language, or global id of the touchpoint or segment; null: segment unknown.',
  })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the touchpoint or segment, retired or not; else null.' })
  slug!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the touchpoint or segment in the language of the request, retired or not; else null.',
  })
  name!: string | null;

  @Field(() => Float, { nullable: true, description: 'Percent of all answers; null when withheld.' })
  share!: number | null;

  @Field(() => EstimateType, { description: 'Its figure.' })
  estimate!: EstimateType;
}

@ObjectType('DistributionBar', { simpleResolvers: true, description: 'Answers to one point of a scale.' })
export class DistributionBarType {
  @Field(() => Int, { description: 'Point of the scale, 1 = worst.' })
  value!: number;

  @Field(() => Int, { description: 'Answers; for the public to the nearest 5.' })
  count!: number;

  @Field(() => Float, { description: 'Percent of all answers.' })
  percent!: number;
}

@ObjectType('Distribution', {
  simpleResolvers: true,
  description: 'How the answers to an item are spread over its scale.',
})
export class DistributionType {
  @Field(() => ItemEnum, { description: 'The item.' })
  item!: Item;

  @Field(() => Int, { nullable: true, description: 'Answers; "does not apply" is not among them.' })
  n!: number | null;

  @Field(() => [DistributionBarType], {
    description: 'From worst to best; empty when withheld. At most 5.',
    complexity: 1,
  })
  bars!: DistributionBarType[];

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent of the two best of five answers; for the public of the percentages in `bars`. Null when withheld, and on other scales.',
  })
  topTwo!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent of the two worst of five answers; for the public of the percentages in `bars`. Null when withheld, and on other scales.',
  })
  bottomTwo!: number | null;

  @Field(() => Int, { nullable: true, description: 'Answers "does not apply"; never told to the public.' })
  doesNotApply!: number | null;

  @Field(() => Boolean, { description: 'True when there are no bars.' })
  suppressed!: boolean;

  @Field(() => SuppressionReasonEnum, { nullable: true, description: 'Why there are no bars.' })
  reason!: SuppressionReason | null;
}

@InputType('PeriodInput', {
  description: 'Days from `from` to `to`, both included. For the public a closed calendar month or quarter.',
})
export class PeriodInput {
  @Field(() => DayScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DayScalar, { description: 'Last day.' })
  to!: string;
}

@InputType('EstimateFilterInput', {
  description: 'Restricts a figure to some of the ratings. For staff; to the public such figures are not published.',
})
export class EstimateFilterInput {
  @Field(() => [ChannelEnum], { nullable: true, description: 'Only these channels.' })
  channels?: Channel[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only these touchpoints: global ids or slugs, at most 100.' })
  touchpoints?: string[] | null;

  @Field(() => [ModeEnum], { nullable: true, description: 'Only these modes.' })
  modes?: Mode[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only these segments: global ids or slugs, at most 100.' })
  segments?: string[] | null;

  @Field(() => [LanguageEnum], { nullable: true, description: 'Only these languages.' })
  languages?: Language[] | null;
}
