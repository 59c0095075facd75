import type { GapReadingKind, Measure } from '@otklik/schema';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GapReadingEnum, MeasureEnum } from '../../../kernel/vocabularies.ts';
import { EstimateType } from '../estimate.graphql.ts';
import { POLICY } from '../../../statistics/index.ts';

/** The value behind it is a `SituationServiceValue`. */
@ObjectType('SituationService', {
  simpleResolvers: true,
  description: 'A service of a life situation, as those who rated the situation would see it.',
})
export class SituationServiceType {
  @Field(() => EstimateType, {
    description:
      'Score of the service, on the segments of the situation where the situation itself was rated by 30. Services of other authorities are rounded as for the public.',
    complexity: 0,
  })
  score!: EstimateType;

  @Field(() => EstimateType, { description: 'Percent of journeys that used it.', complexity: 0 })
  usage!: EstimateType;

  @Field(() => EstimateType, {
    description:
      'Points the composite would gain were it perfect; those of all services are 100 minus the composite. Withheld where it cannot be put in order with the others: too few answers, or other modes whose effect is not known.',
    complexity: 0,
  })
  shortfall!: EstimateType;

  @Field(() => Boolean, {
    simple: false,
    name: 'weakest',
    description: 'Whether it is the weakest link of those that can be compared.',
  })
  isWeakest!: boolean;
}

/** The value behind it is a `SituationStageValue`. */
@ObjectType('SituationStage', { simpleResolvers: true, description: 'A stage of a life situation with its figures.' })
export class SituationStageType {
  @Field(() => Int, { description: 'Place among the stages, from 1.' })
  position!: number;

  @Field(() => EstimateType, { description: 'Composite of its services, weighted by journeys.', complexity: 0 })
  score!: EstimateType;

  @Field(() => EstimateType, {
    description:
      'What its services lack together; a service of several stages counts in each. Withheld where the stage cannot be put in order with the others.',
    complexity: 0,
  })
  shortfall!: EstimateType;
}

@ObjectType('WholeAndParts', {
  simpleResolvers: true,
  description:
    'A life situation as a whole beside its services. The direct score is the headline; the two are never averaged: they measure different things.',
})
export class WholeAndPartsType {
  @Field(() => MeasureEnum, { description: 'Item or index.' })
  measure!: Measure;

  @Field(() => EstimateType, { description: 'Score that people gave the situation itself.', complexity: 0 })
  direct!: EstimateType;

  @Field(() => EstimateType, {
    description: 'Mean of its services, each weighing as often as journeys use it, on the same segments.',
    complexity: 0,
  })
  composite!: EstimateType;

  @Field(() => EstimateType, {
    description: `Direct minus composite, in points; withheld below ${POLICY.minimumToPublish} answers to either, and where the two cannot be compared as no two figures could: other MAJOR versions, or other modes whose effect could not be taken out.`,
    complexity: 0,
  })
  gap!: EstimateType;

  @Field(() => Float, { nullable: true, description: 'Two-sided p-value of the gap; null where it is not tested.' })
  p!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'p-value adjusted for all life situations asked for at once (Benjamini–Hochberg).',
  })
  adjustedP!: number | null;

  @Field(() => GapReadingEnum, {
    nullable: true,
    description: 'What the gap says; null without a composite, and where whole and parts cannot be compared.',
  })
  reading!: GapReadingKind | null;
}
