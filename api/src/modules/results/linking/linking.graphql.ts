import type { Item, UnlinkedReason } from '@otklik/schema';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserErrorType } from '../../../kernel/user-error.graphql.ts';
import { ItemEnum, LinkKindEnum, UnlinkedReasonEnum } from '../../../kernel/vocabularies.ts';
import { type ParallelRun, ParallelRunType } from '../../methodology/index.ts';

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
