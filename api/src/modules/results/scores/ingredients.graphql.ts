import type { Basis, Channel, Item } from '@otklik/schema';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BasisEnum, ChannelEnum, DimensionEnum, ItemEnum } from '../../../kernel/vocabularies.ts';
import type { IngredientFactor } from './score-ingredients.rules.ts';

@ObjectType('IngredientShare', {
  simpleResolvers: true,
  description: 'Share of one mode, channel or segment in a score.',
})
export class IngredientShareType {
  @Field(() => DimensionEnum, { description: 'MODE, CHANNEL or SEGMENT.' })
  factor!: IngredientFactor;

  @Field(() => ID, {
    nullable: true,
    description: 'Code of the mode or channel, global id of the segment; null: unknown.',
  })
  key!: string | null;

  @Field(() => Int, { description: 'Percent, rounded to the step of its factor.' })
  percent!: number;
}

@ObjectType('IngredientRest', {
  simpleResolvers: true,
  description: 'Modes, channels or segments together whose effect is published and whose share is not.',
})
export class IngredientRestType {
  @Field(() => DimensionEnum, { description: 'MODE, CHANNEL or SEGMENT.' })
  factor!: IngredientFactor;

  @Field(() => Int, { description: 'Percent that they have together at most.' })
  atMost!: number;

  @Field(() => Int, { description: 'Percent to which the shares of this factor are rounded.' })
  step!: number;
}

@ObjectType('ChannelWeight', {
  simpleResolvers: true,
  description: 'Share of the transactions by which a score as experienced counts the answers of a channel.',
})
export class ChannelWeightType {
  @Field(() => ChannelEnum, { description: 'The channel.' })
  channel!: Channel;

  @Field(() => Float, {
    description: 'Percent with one decimal; all channels of a score have 100 together, but for rounding.',
  })
  percent!: number;
}

@ObjectType('ScoreIngredients', {
  simpleResolvers: true,
  description:
    'What a published score was made of, so that anyone can compute it from mode table and reference mix to within the error that rounding leaves: docs/methods/recompute.md.',
})
export class ScoreIngredientsType {
  @Field(() => ItemEnum, { description: 'SAT, EASE or TIME.' })
  item!: Item;

  @Field(() => BasisEnum, { description: 'AS_EXPERIENCED or LIKE_FOR_LIKE.' })
  basis!: Basis;

  @Field(() => Int, { description: 'Weighted mean before anything is taken off, points of 0–100.' })
  mean!: number;

  @Field(() => [IngredientShareType], {
    description: 'Shares of what has an effect: modes, for LIKE_FOR_LIKE also channels and segments; at most 200.',
  })
  shares!: IngredientShareType[];

  @Field(() => [IngredientRestType], { description: 'What is left out of the shares, by factor; at most 3.' })
  rests!: IngredientRestType[];

  @Field(() => [ChannelWeightType], {
    nullable: true,
    description:
      'By how much each channel counts: the score is the mean of the published scores as experienced of the channels, weighted so; at most 20. Null for LIKE_FOR_LIKE, where transactions do not weight, where any channel is withheld, in the quarter or a month of it, or covered too little by itself, and where an earlier row told shares of modes, of which nothing is told beside weights.',
  })
  weights!: readonly ChannelWeightType[] | null;

  @Field(() => String, { nullable: true, description: 'Version of the mode table; null without one.' })
  modeTable!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of the reference mix; null for AS_EXPERIENCED.' })
  referenceMix!: number | null;
}
