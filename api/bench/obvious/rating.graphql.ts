import { INSTRUMENT_VERSION } from '@otklik/schema';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsIn,
  IsInt,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

const MODES = ['WEB', 'APP', 'CHAT', 'EMAIL', 'IVR', 'VOICE', 'OPERATOR', 'PAPER', 'KIOSK'];
const ITEMS = ['SAT', 'EASE', 'TIME', 'RESULT'];

const Mode = Object.fromEntries(MODES.map((mode) => [mode, mode]));
const Language = { RU: 'RU', EN: 'EN' };
const Item = Object.fromEntries(ITEMS.map((item) => [item, item]));
registerEnumType(Mode, { name: 'Mode' });
registerEnumType(Language, { name: 'Language' });
registerEnumType(Item, { name: 'Item' });

/** One answer. */
@InputType('AnswerInput')
export class AnswerInput {
  @Field(() => Item)
  @IsIn(ITEMS)
  item!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(5)
  value!: number;
}

/** What is rated. */
@InputType('SubjectInput')
export class SubjectInput {
  @Field(() => ID)
  @Length(1, 100)
  service!: string;
}

/** A rating as its client sends it. */
@InputType('RatingSubmitInput')
export class RatingSubmitInput {
  @Field(() => ID)
  @IsUUID(4)
  id!: string;

  @Field(() => ID)
  @Length(1, 100)
  touchpoint!: string;

  @Field(() => SubjectInput)
  @ValidateNested()
  subject!: SubjectInput;

  @Field(() => Mode, { defaultValue: 'WEB' })
  @IsIn(MODES)
  mode!: string;

  @Field(() => Language)
  @IsIn(Object.keys(Language))
  language!: string;

  @Field(() => String)
  @Equals(INSTRUMENT_VERSION)
  instrumentVersion!: string;

  @Field(() => [AnswerInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(ITEMS.length)
  @ArrayUnique(({ item }: AnswerInput) => item)
  @ValidateNested({ each: true })
  answers!: AnswerInput[];
}

/** What its sender is told. */
@ObjectType('Rating')
export class RatingType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => String)
  status!: string;

  @Field(() => String)
  receipt!: string;
}

/** An expected failure. */
@ObjectType('UserError')
export class UserError {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

/** Outcome of ratingSubmit. */
@ObjectType('RatingSubmitPayload')
export class RatingSubmitPayload {
  @Field(() => RatingType, { nullable: true })
  rating!: RatingType | null;

  @Field(() => [UserError])
  userErrors!: UserError[];
}
