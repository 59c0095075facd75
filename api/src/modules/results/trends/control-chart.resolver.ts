import type { ChartGrain, Language, Measure } from '@otklik/schema';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../../kernel/ids.ts';
import { payload } from '../../../kernel/payload.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { ChartGrainEnum, LanguageEnum, MeasureEnum } from '../../../kernel/vocabularies.ts';
import { StaffOnly } from '../../access/index.ts';
import { AuthorityType, SubjectType } from '../../registry/index.ts';
import { PeriodInput, PeriodType } from '../estimate.graphql.ts';
import { periodOfInput } from '../figure-arguments.ts';
import type { FigureSubject } from '../figure-query.ts';
import {
  ControlChartSegmentType,
  ControlChartType,
  TrendEventRecordInput,
  TrendEventRecordPayload,
  TrendEventType,
} from './control-chart.graphql.ts';
import { EVENT_RECORDERS, recordTrendEvent } from './record-trend-event.ts';
import type { ChartSegmentValue } from './chart.rules.ts';
import type { ControlChartValue } from './staff-trends.ts';
import type { TrendEvent } from './trend-event.ts';

const CHART_COST = 60;

@ArgsType()
class ControlChartArgs {
  @Field(() => MeasureEnum, { defaultValue: 'SAT', description: 'Item or index.' })
  measure!: Measure;

  @Field(() => ChartGrainEnum, { defaultValue: 'MONTH', description: 'Length of a point.' })
  grain!: ChartGrain;

  @Field(() => PeriodInput, {
    nullable: true,
    description:
      'Points to be shown; absent: all. Mix, limits and signals are those of the whole history all the same.',
  })
  period?: PeriodInput | null;
}

function chartField(type: typeof SubjectType | typeof AuthorityType) {
  @Resolver(() => type)
  class ChartField {
    @StaffOnly()
    @FieldResolver(() => ControlChartType, {
      nullable: true,
      description: 'Trend on a fixed mix with control limits; null for what the authorities of the viewer do not own.',
      complexity: ({ childComplexity }) => CHART_COST + childComplexity,
    })
    controlChart(
      @Root() { kind, id }: FigureSubject,
      @Args(() => ControlChartArgs) { measure, grain, period }: ControlChartArgs,
      @Ctx() { analyses }: RequestContext,
    ): Promise<ControlChartValue | null> {
      return analyses.trends.chart({ kind, id }, { measure, grain, period: periodOfInput(period) });
    }
  }
  return ChartField;
}

export const SubjectChart = chartField(SubjectType);
export const AuthorityChart = chartField(AuthorityType);

@Resolver(() => ControlChartType)
export class ControlChartFields {
  @FieldResolver(() => PeriodType, {
    nullable: true,
    description: 'The base year whose mix the line is held at: twelve months from the first with answers.',
    complexity: 0,
  })
  baseYear(@Root() { baseYear }: ControlChartValue): PeriodType | null {
    return baseYear && { ...baseYear, grain: null };
  }

  @FieldResolver(() => ControlChartSegmentType, {
    nullable: true,
    description: 'The newest segment: the limits in force; null without a charted point.',
    complexity: 1,
  })
  limits(@Root() { segments }: ControlChartValue): ChartSegmentValue | null {
    return segments.at(-1) ?? null;
  }
}

@Resolver(() => TrendEventType)
export class TrendEventFields {
  @FieldResolver(() => ID, { nullable: true, description: 'Global id; null for a version of the questionnaire.' })
  id(@Root() { id }: TrendEvent): string | null {
    return id && toGlobalId('TrendEvent', id);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Global id of the improvement; null for the others.' })
  improvementId(@Root() { improvementId }: TrendEvent): string | null {
    return improvementId && toGlobalId('Improvement', improvementId);
  }

  @FieldResolver(() => String, { description: 'What changed; of a questionnaire its version.' })
  title(
    @Root() { title }: TrendEvent,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return title[language ?? context.language];
  }

  @StaffOnly(...EVENT_RECORDERS)
  @Mutation(() => TrendEventRecordPayload, {
    description:
      'Records a release of a service, touchpoint, life situation or authority of the own authority. It stays, is shown on trends, and never moves limits.',
  })
  trendEventRecord(
    @Arg('input', () => TrendEventRecordInput, { description: 'The release.' }) input: TrendEventRecordInput,
    @Ctx() context: RequestContext,
  ): Promise<TrendEventRecordPayload> {
    return payload(context, 'trendEvent', () => recordTrendEvent(context, input));
  }
}
