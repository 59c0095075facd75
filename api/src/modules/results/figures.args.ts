import type { Basis, Dimension, Grain, Item, Measure, Stream } from '@otklik/schema';
import { ArgsType, Field } from 'type-graphql';
import { BasisEnum, DimensionEnum, GrainEnum, ItemEnum, MeasureEnum, StreamEnum } from '../../kernel/vocabularies.ts';
import { EstimateFilterInput, PeriodInput } from './estimate.graphql.ts';

@ArgsType()
class FigureArgs {
  @Field(() => PeriodInput, { nullable: true, description: 'Which days; absent: the latest published quarter.' })
  period?: PeriodInput | null;

  @Field(() => StreamEnum, { defaultValue: 'SCORE', description: 'Which ratings.' })
  stream!: Stream;

  @Field(() => EstimateFilterInput, { nullable: true, description: 'Only some of the ratings.' })
  filter?: EstimateFilterInput | null;
}

@ArgsType()
export class EstimateArgs extends FigureArgs {
  @Field(() => MeasureEnum, { defaultValue: 'SAT', description: 'Item or index.' })
  measure!: Measure;

  @Field(() => BasisEnum, {
    defaultValue: 'AS_EXPERIENCED',
    description: 'What is done to the score. The plain mean is RAW.',
  })
  basis!: Basis;
}

@ArgsType()
export class DistributionArgs extends FigureArgs {
  @Field(() => ItemEnum, { defaultValue: 'SAT', description: 'Item. To the public only SAT, EASE, TIME and RESULT.' })
  item!: Item;
}

@ArgsType()
export class TrendArgs extends EstimateArgs {
  @Field(() => GrainEnum, { defaultValue: 'MONTH', description: 'Length of a point. For the public MONTH or QUARTER.' })
  grain!: Grain;
}

@ArgsType()
export class BreakdownArgs extends EstimateArgs {
  @Field(() => DimensionEnum, { description: 'Dimension. For the public CHANNEL, and SOURCE_CLASS of quarters.' })
  by!: Dimension;
}
