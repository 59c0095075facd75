import type { Item } from '@otklik/schema';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ItemEnum } from '../../../kernel/vocabularies.ts';
import { POLICY } from '../../../statistics/index.ts';
import { EstimateType } from '../estimate.graphql.ts';

@ObjectType('Driver', { simpleResolvers: true, description: 'A question that may go together with satisfaction.' })
export class DriverType {
  @Field(() => ItemEnum, { description: 'The question.' })
  item!: Item;

  @Field(() => Int, { description: 'Ratings that answered it and satisfaction.' })
  pairs!: number;

  @Field(() => EstimateType, {
    description: `Percent of what all drivers explain together that is its own (LMG). Of one alone it is all, without an interval: nothing is shared out. Withheld as FEW_PAIRS below ${POLICY.pairsForDrivers} ratings with satisfaction or with another driver.`,
    complexity: 0,
  })
  share!: EstimateType;

  @Field(() => EstimateType, {
    description: 'Percent of the spread of satisfaction that it goes along with alone; without an interval.',
    complexity: 0,
  })
  alone!: EstimateType;
}

@ObjectType('Drivers', {
  simpleResolvers: true,
  description: 'What goes together with satisfaction. It does not say what causes it.',
})
export class DriversType {
  @Field(() => EstimateType, {
    description:
      'R²: percent of the spread of satisfaction that all drivers together go along with, without an interval; n is the fewest ratings of a pair. Withheld with the reason where nothing can be said.',
    complexity: 0,
  })
  rSquared!: EstimateType;

  @Field(() => Float, {
    nullable: true,
    description:
      'Percent by which correlations were shrunk toward none, since nobody answers all questions and they did not fit together; 0: not at all. Null without shares.',
  })
  shrinkage!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    simple: false,
    name: 'orderConfirmed',
    description:
      "Whether Johnson's relative weights put the drivers in the same order; if not, do not speak of an order. Null without two shares.",
  })
  isOrderConfirmed!: boolean | null;

  @Field(() => [DriverType], {
    description: `Those with a share, largest first, at most ${POLICY.driversInModel}; then those without, with the reason. At most 13.`,
    complexity: 1,
  })
  drivers!: DriverType[];
}
