import type { ChartGrain, ChartSignalKind, ChartState, Measure, TrendEventKind, Weighting } from '@otklik/schema';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../../kernel/scalars.ts';
import { UserErrorType } from '../../../kernel/user-error.graphql.ts';
import {
  ChartGrainEnum,
  ChartSignalEnum,
  ChartStateEnum,
  MeasureEnum,
  TrendEventKindEnum,
  WeightingEnum,
} from '../../../kernel/vocabularies.ts';
import { LocalizedTextInput } from '../../registry/index.ts';
import { FiguresOfInput } from '../comparison/comparison.graphql.ts';
import { EstimateType, PeriodType } from '../estimate.graphql.ts';
import type { TrendEvent } from './trend-event.ts';
import { POLICY } from '../../../statistics/index.ts';

/** The value behind it is a `TrendEvent`. */
@ObjectType('TrendEvent', {
  simpleResolvers: true,
  description: 'Something that was recorded to have changed; shown on the trend. It does not say what came of it.',
})
export class TrendEventType {
  @Field(() => TrendEventKindEnum, { description: 'What it was.' })
  kind!: TrendEventKind;

  @Field(() => DayScalar, { description: 'When it took effect.' })
  day!: string;

  @Field(() => String, { nullable: true, description: 'Version of the questionnaire; null for the others.' })
  instrumentVersion!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether limits are made anew: with a major version where its answers begin, with an improvement from the first period that begins on its day or later. A release never moves limits.',
  })
  rebases!: boolean;
}

@ObjectType('ControlChartPoint', { simpleResolvers: true, description: 'One period of a control chart.' })
export class ControlChartPointType {
  @Field(() => PeriodType, { description: 'The period.', complexity: 0 })
  period!: PeriodType;

  @Field(() => Boolean, { simple: false, name: 'complete', description: 'False for the period that is still running.' })
  isComplete!: boolean;

  @Field(() => EstimateType, {
    description:
      'The figure on the mix of the base year, modes taken out. Withheld as LOW_COVERAGE or MIXED_VERSIONS it is not comparable.',
    complexity: 0,
  })
  fixedMix!: EstimateType;

  @Field(() => EstimateType, { description: 'The plain figure of those who answered.', complexity: 0 })
  raw!: EstimateType;

  @Field(() => Int, {
    description: 'Number of the series, from 1. No line joins points of two series: the questionnaire has changed.',
  })
  series!: number;

  @Field(() => Boolean, {
    simple: false,
    name: 'charted',
    description: `Whether limits and signals are about it: complete, with a figure, and of a week with ${POLICY.minimumToPublish} answers.`,
  })
  isCharted!: boolean;

  @Field(() => Float, { nullable: true, description: 'Centre of the limits; null where there are none.' })
  centre!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower limit, in the unit of the figure. May lie below 0.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit, in the unit of the figure. May lie above 100.' })
  high!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Moving range: how far it lies from the charted point before it, in points. Null for the first of a segment, where there are no limits, and of RESULT.',
  })
  movingRange!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Upper limit of the moving range: 3.267 times its mean in the baseline. Null where there are no limits, and of RESULT.',
  })
  movingRangeHigh!: number | null;

  @Field(() => [ChartSignalEnum], { description: 'Why it is worth a look; mostly empty. At most 2.' })
  signals!: ChartSignalKind[];

  @Field(() => Boolean, {
    description: `Whether more than ${100 * POLICY.comparability.unadjustedShareAtMost} % of its answers came in other ways than those of the baseline, whose effect is not taken out: a signal may then come from the way of asking. False where there are no limits.`,
  })
  modesMoved!: boolean;

  @Field(() => [TrendEventType], {
    description: 'What was recorded in this period, oldest first; at most 20, the last ones.',
    complexity: 1,
  })
  events!: TrendEventType[];
}

@ObjectType('ControlChartBaseline', {
  simpleResolvers: true,
  description: 'The 12 to 24 points that limits are made of.',
})
export class ControlChartBaselineType {
  @Field(() => DayScalar, { description: 'First day of the first point.' })
  from!: string;

  @Field(() => DayScalar, { description: 'First day of the last point.' })
  to!: string;
}

@ObjectType('ControlChartSegment', {
  simpleResolvers: true,
  description: 'Points between two events that move limits.',
})
export class ControlChartSegmentType {
  @Field(() => DayScalar, { description: 'First day of its first charted point.' })
  from!: string;

  @Field(() => DayScalar, { description: 'First day of its last charted point.' })
  to!: string;

  @Field(() => Int, { description: 'Number of the series it is of.' })
  series!: number;

  @Field(() => ChartStateEnum, { description: 'Whether it has limits.' })
  state!: ChartState;

  @Field(() => Float, { nullable: true, description: 'Centre; null without limits.' })
  centre!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower limit; null without, and for RESULT: see the points.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit; null without, and for RESULT: see the points.' })
  high!: number | null;

  @Field(() => ControlChartBaselineType, {
    nullable: true,
    description: 'The points that the limits are made of, for good; null without limits.',
  })
  baseline!: ControlChartBaselineType | null;
}

@ObjectType('ControlChart', {
  simpleResolvers: true,
  description:
    'Trend on a fixed mix of channels and segments: a shift of clients between them cannot move it. XmR limits, of RESULT those of Laney.',
})
export class ControlChartType {
  @Field(() => MeasureEnum, { description: 'Item or index.' })
  measure!: Measure;

  @Field(() => ChartGrainEnum, { description: 'Length of a point.' })
  grain!: ChartGrain;

  @Field(() => WeightingEnum, {
    nullable: true,
    description:
      'What the mix of the base year is made of; null without answers, and for internal clients, whose figures are not weighted.',
  })
  weighting!: Weighting | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether segments are held as well as channels. False where in most of the base year too few told their segment: then channels alone are. Null as `weighting`.',
  })
  keepsSegments!: boolean | null;

  @Field(() => [ControlChartPointType], { description: 'Oldest first, at most 400.', complexity: 20 })
  points!: ControlChartPointType[];

  @Field(() => [ControlChartSegmentType], { description: 'Oldest first, at most 400.', complexity: 1 })
  segments!: ControlChartSegmentType[];

  @Field(() => ChartStateEnum, { description: 'Of the newest segment.' })
  state!: ChartState;
}

@InputType('TrendEventRecordInput', { description: 'A release to be recorded.' })
export class TrendEventRecordInput {
  @Field(() => FiguresOfInput, { description: 'Of what.' })
  of!: FiguresOfInput;

  @Field(() => DayScalar, { description: 'When it took effect; not in the future.' })
  day!: string;

  @Field(() => LocalizedTextInput, { description: 'What changed, in both languages; at most 300 characters.' })
  title!: LocalizedTextInput;
}

@ObjectType('TrendEventRecordPayload', { simpleResolvers: true, description: 'Outcome of recording a release.' })
export class TrendEventRecordPayload {
  @Field(() => TrendEventType, { nullable: true, description: 'The event; null when nothing was recorded.' })
  trendEvent!: TrendEvent | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was recorded; empty when it was.' })
  userErrors!: UserErrorType[];
}
