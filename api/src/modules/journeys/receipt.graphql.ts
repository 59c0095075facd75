import type { Item, RatingStatus, StatusReason } from '@otklik/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../kernel/scalars.ts';
import { ItemEnum, RatingStatusEnum, StatusReasonEnum } from '../../kernel/vocabularies.ts';
import { type SubjectEntry, SubjectType, type TouchpointEntry, TouchpointType } from '../registry/index.ts';

@ObjectType('ReceiptAnswer', { simpleResolvers: true, description: 'One answer of the rating, in words.' })
export class ReceiptAnswerType {
  @Field(() => ItemEnum, { description: 'Item that was answered.' })
  item!: Item;

  @Field(() => String, { description: 'The question, in the language of the request.' })
  question!: string;

  @Field(() => String, { description: 'Label of the answer, in the language of the request.' })
  label!: string;

  @Field(() => Int, { description: 'Point of its scale, 1 = worst; 0 = does not apply.' })
  value!: number;
}

/** The value behind it is a `Receipt`. */
@ObjectType('Receipt', {
  simpleResolvers: true,
  description:
    'What the holder of a receipt may learn about the rating. Comments are not shown: anyone may find a code.',
})
export class ReceiptType {
  @Field(() => RatingStatusEnum, { nullable: true, description: 'Whether it is counted; null when withdrawn.' })
  status!: RatingStatus | null;

  @Field(() => StatusReasonEnum, { nullable: true, description: 'Why it is not counted.' })
  reason!: StatusReason | null;

  @Field(() => Boolean, { description: 'It was withdrawn and is erased; nothing else is known of it.' })
  withdrawn!: boolean;

  @Field(() => SubjectType, { nullable: true, description: 'What was rated; null when withdrawn.' })
  subject!: SubjectEntry | null;

  @Field(() => TouchpointType, { nullable: true, description: 'Where; null when withdrawn.' })
  touchpoint!: TouchpointEntry | null;

  @Field(() => DayScalar, { nullable: true, description: 'Calendar day it belongs to; null when withdrawn.' })
  answeredOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Revision that is stored, 0 for the first; null when withdrawn.' })
  revision!: number | null;

  @Field(() => [ReceiptAnswerType], { description: 'Its answers in the order of the questionnaire; at most 17.' })
  answers!: ReceiptAnswerType[];
}
