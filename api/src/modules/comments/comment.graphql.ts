import type { CommentQuestion, Language } from '@otklik/schema';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { DayScalar } from '../../kernel/scalars.ts';
import { CommentQuestionEnum, LanguageEnum } from '../../kernel/vocabularies.ts';
import { NodeType } from '../registry/index.ts';
import { PeriodInput } from '../results/index.ts';

/** The value behind it is a `Comment`. */
@ObjectType('Comment', {
  simpleResolvers: true,
  implements: [NodeType],
  description: 'An open answer with personal details masked. For staff of the authorities concerned, never public.',
})
export class CommentType extends NodeType {
  @Field(() => String, { description: 'The text; words in square brackets stand for personal details.' })
  text!: string;

  @Field(() => CommentQuestionEnum, { description: 'Question that it answers.' })
  question!: CommentQuestion;

  @Field(() => DayScalar, { description: 'Calendar day. The time is not kept.' })
  day!: string;

  @Field(() => LanguageEnum, { description: 'Language the questions were put in.' })
  language!: Language;

  @Field(() => Int, { description: 'Satisfaction of the same rating, 1–5.' })
  value!: number;

  @Field(() => Boolean, { description: 'The respondent allows it to be quoted.' })
  mayQuote!: boolean;

  @Field(() => Boolean, { description: 'Something in it was masked.' })
  redacted!: boolean;
}

export const CommentConnectionType = connectionType('Comment', () => CommentType);

@ArgsType()
export class CommentListArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Rows on the page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row before the page; from the start without it.' })
  after?: string | null;

  @Field(() => PeriodInput, { nullable: true, description: 'Only of these days; any days for staff.' })
  period?: PeriodInput | null;

  @Field(() => CommentQuestionEnum, { nullable: true, description: 'Only answers to this question.' })
  question?: CommentQuestion | null;

  @Field(() => [Int], { nullable: true, description: 'Only of ratings with this satisfaction, 1–5.' })
  values?: number[] | null;
}

@ArgsType()
export class TouchpointCommentListArgs extends CommentListArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only what was said about the touchpoint as itself, not about services or life situations.',
  })
  asItself!: boolean;
}
