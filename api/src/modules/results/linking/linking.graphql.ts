import type { Item, Mode, UnlinkedReason } from '@otklik/schema';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../../kernel/scalars.ts';
import { UserErrorType } from '../../../kernel/user-error.graphql.ts';
import { ItemEnum, LinkKindEnum, ModeEnum, UnlinkedReasonEnum } from '../../../kernel/vocabularies.ts';
import { type ParallelRun, ParallelRunType } from '../../methodology/index.ts';
import type { DrawCount } from './as-drawn.rules.ts';

/** The value behind it is an `InstrumentLink`. */
@ObjectType('InstrumentLink', {
  simpleResolvers: true,
  description: 'How scores of two versions of the instrument are turned into one another: y* = slope · y + intercept.',
})
export class InstrumentLinkType {
  @Field(() => ItemEnum, { description: 'The item.' })
  item!: Item;

  @Field(() => LinkKindEnum, { description: 'By means, or by means and spreads.' })
  kind!: 'MEAN' | 'LINEAR';

  @Field(() => Float, { description: 'Factor by which a score of the new version is multiplied; 1 for a mean link.' })
  slope!: number;

  @Field(() => Float, { description: 'Points that are added then.' })
  intercept!: number;

  @Field(() => Float, { description: 'Standard deviation of the new version in that of the old one.' })
  ratio!: number;

  @Field(() => Int, { description: 'Services in a mode that it rests on.' })
  strata!: number;
}

/** The value behind it is an `UnlinkedItem`. */
@ObjectType('UnlinkedItem', {
  simpleResolvers: true,
  description: 'An item in which the scores of two versions cannot be turned into one another.',
})
export class UnlinkedItemType {
  @Field(() => ItemEnum, { description: 'The item.' })
  item!: Item;

  @Field(() => UnlinkedReasonEnum, { description: 'Why not.' })
  reason!: UnlinkedReason;
}

/** The value behind it is a `DrawCount`. */
@ObjectType('UndrawnAnswers', {
  simpleResolvers: true,
  description:
    'A touchpoint and mode that no link rests on, since answers did not come to the versions that were drawn.',
})
export class UndrawnAnswersType {
  @Field(() => ModeEnum, { description: 'The mode.' })
  mode!: Mode;

  @Field(() => Int, {
    description:
      'Answers there; where they are too few to be told from chance, all such of an authority in a mode are judged together.',
  })
  answers!: number;

  @Field(() => Int, { description: 'Those that came to the other version than was drawn for their id.' })
  notDrawn!: number;
}

/** The value behind it is a `RunDraw`. */
@ObjectType('ParallelRunDraw', {
  simpleResolvers: true,
  description: 'How the invited and prompted answers of a run go with its draw. Links rest on what came as drawn.',
})
export class ParallelRunDrawType {
  @Field(() => InstantScalar, {
    description: 'When the last of it was counted; it is looked every hour whether answers came since.',
  })
  countedAt!: Date;

  @Field(() => Int, { description: 'Answers at touchpoints and in modes where they came as drawn.' })
  asDrawnAnswers!: number;

  @Field(() => Int, { description: 'Answers elsewhere. They count in figures, but in no link.' })
  leftOutAnswers!: number;

  @Field(() => [UndrawnAnswersType], { description: 'Where that is, the most answers first. At most 20.' })
  leftOut!: DrawCount[];
}

@InputType('ParallelRunEndInput', { description: 'A parallel run to be ended.' })
export class ParallelRunEndInput {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;
}

@ObjectType('ParallelRunPayload', { simpleResolvers: true, description: 'Outcome of ending a parallel run.' })
export class ParallelRunPayload {
  @Field(() => ParallelRunType, { nullable: true, description: 'The run as it is now; null when nothing was done.' })
  parallelRun!: ParallelRun | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}
