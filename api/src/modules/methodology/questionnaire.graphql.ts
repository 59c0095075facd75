import type { CommentQuestion, Item, Language, Level, Mode } from '@otklik/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { CommentQuestionEnum, ItemEnum, LanguageEnum, LevelEnum, ModeEnum } from '../../kernel/vocabularies.ts';
import {
  type SegmentEntry,
  SegmentType,
  type ServiceEntry,
  ServiceType,
  type SubjectEntry,
  SubjectType,
  type TouchpointEntry,
  TouchpointType,
} from '../registry/index.ts';

/** These lists have no page size: their cost is that of the longest. */
const LONGEST = 100;
const longListCost = ({ childComplexity }: { childComplexity: number }): number => LONGEST * (childComplexity + 1);

@ObjectType('QuestionOption', { simpleResolvers: true, description: 'One labelled point of a scale.' })
export class QuestionOptionType {
  @Field(() => Int, { description: 'Point of the scale, 1 = worst. Shown in this order, worst first.' })
  value!: number;

  @Field(() => String, { description: 'Label, always shown in full.' })
  label!: string;
}

@ObjectType('Question', { simpleResolvers: true, description: 'A question as it is put to this respondent.' })
export class QuestionType {
  @Field(() => ItemEnum, { description: 'Item it asks.' })
  item!: Item;

  @Field(() => String, { description: 'Wording, in the language of the questionnaire. Never reworded.' })
  text!: string;

  @Field(() => Boolean, { description: 'It is always asked; only SAT is needed to store a rating.' })
  mandatory!: boolean;

  @Field(() => [QuestionOptionType], { description: 'Points of its scale, at most 5.' })
  options!: readonly QuestionOptionType[];

  @Field(() => String, { nullable: true, description: 'Label of "does not apply" (value 0), where it is offered.' })
  doesNotApply!: string | null;
}

@ObjectType('CommentPrompt', { simpleResolvers: true, description: 'An open question.' })
export class CommentPromptType {
  @Field(() => CommentQuestionEnum, { description: 'Which of the two it is.' })
  question!: CommentQuestion;

  @Field(() => String, { description: 'Wording.' })
  text!: string;
}

@ObjectType('Questionnaire', {
  simpleResolvers: true,
  description:
    'What one respondent is asked: the frozen instrument for this subject, touchpoint, mode and language. Drivers are drawn at random for each respondent.',
})
export class QuestionnaireType {
  @Field(() => String, { description: 'Version of the instrument; send it back with the rating.' })
  instrumentVersion!: string;

  @Field(() => LevelEnum, { description: 'Which questionnaire it is.' })
  level!: Level;

  @Field(() => LanguageEnum, { description: 'Language of all texts.' })
  language!: Language;

  @Field(() => ModeEnum, { description: 'Mode it is rendered for.' })
  mode!: Mode;

  @Field(() => String, { description: 'Sentence that names the subject; shown before the first question.' })
  leadIn!: string;

  @Field(() => [QuestionType], { description: 'Questions in their order, at most 9.' })
  questions!: readonly QuestionType[];

  @Field(() => [CommentPromptType], { description: 'Open questions, at most 2.' })
  comments!: readonly CommentPromptType[];

  @Field(() => String, { description: 'Sentence under the field of an open question.' })
  commentHint!: string;

  @Field(() => String, { nullable: true, description: 'Life situations: "which of these services did you use".' })
  usedQuestion!: string | null;

  @Field(() => [ServiceType], {
    description: 'Services of the life situation, for `usedQuestion`. At most 100.',
    complexity: longListCost,
  })
  usedServices!: ServiceEntry[];

  @Field(() => SubjectType, { description: 'What is rated.' })
  subject!: SubjectEntry;

  @Field(() => TouchpointType, { description: 'Where it is rated.' })
  touchpoint!: TouchpointEntry;

  @Field(() => Boolean, { simple: false, name: 'open', description: 'False: it takes no more ratings.' })
  isOpen!: boolean;

  @Field(() => [SegmentType], {
    description: 'Segments a client may be asked to choose from. At most 100.',
    complexity: longListCost,
  })
  segments!: SegmentEntry[];
}
