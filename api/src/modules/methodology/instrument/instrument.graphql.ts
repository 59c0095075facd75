import type {
  Bump,
  InstrumentState,
  Item,
  ItemDefinition,
  Language,
  Level,
  LintRule,
  Mode,
  ModeRendering,
  Severity,
  TextKind,
  VersionChangeKind,
} from '@otklik/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../../kernel/scalars.ts';
import {
  BumpEnum,
  InstrumentStateEnum,
  ItemEnum,
  ItemKindEnum,
  ItemRoleEnum,
  LanguageEnum,
  LevelEnum,
  LintRuleEnum,
  ModeConfirmEnum,
  ModeEnum,
  ModeInputEnum,
  SeverityEnum,
  TextKindEnum,
  VersionChangeKindEnum,
} from '../../../kernel/vocabularies.ts';
import { CommentPromptType, QuestionType } from '../questionnaire.graphql.ts';
import type { Translation } from './instrument-version.ts';

@ObjectType('InstrumentText', { simpleResolvers: true, description: 'One text of an instrument, in every language.' })
export class InstrumentTextType {
  @Field(() => String, {
    description:
      'Its place: SAT.question.SERVICE, TECH.channel.MOBILE_APP, SAT.label.1 (0: does not apply), leadIn.SERVICE …',
  })
  key!: string;

  @Field(() => TextKindEnum, { description: 'What it is.' })
  kind!: TextKind;

  @Field(() => ItemEnum, { nullable: true, description: 'Item it belongs to; null for what frames the questions.' })
  item!: Item | null;

  @Field(() => String, { description: 'The text in Russian; empty where a draft lacks it.' })
  ru!: string;

  @Field(() => String, { description: 'The text in English; empty where a draft lacks it.' })
  en!: string;
}

@ObjectType('InstrumentItem', { simpleResolvers: true, description: 'An item of an instrument.' })
export class InstrumentItemType {
  @Field(() => ItemEnum, { description: 'Its code.' })
  code!: Item;

  @Field(() => ItemRoleEnum, { description: 'Whether it is always asked.' })
  role!: ItemDefinition['role'];

  @Field(() => ItemKindEnum, { description: 'Whether it is scored.' })
  kind!: ItemDefinition['kind'];

  @Field(() => [LevelEnum], { description: 'Levels that have it, at most 5.' })
  levels!: Level[];

  @Field(() => Int, { description: 'Number of its points, without "does not apply".' })
  points!: number;

  @Field(() => Boolean, { description: '"Does not apply" is offered.' })
  doesNotApply!: boolean;
}

@ObjectType('InstrumentTranslation', {
  simpleResolvers: true,
  description: 'How far the texts of one language have come, as frozen with the version.',
})
export class InstrumentTranslationType {
  @Field(() => LanguageEnum, { description: 'The language.' })
  language!: Language;

  @Field(() => Int, { description: 'Rises by one with each version in which texts of this language changed.' })
  revision!: number;

  @Field(() => Boolean, { description: 'A second translator and people have found that it means the same.' })
  checked!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When that was noted.' })
  checkedAt!: string | null;
}

/** A translation with the language it is of. */
export interface TranslationValue extends InstrumentTranslationType {
  stored: Translation;
}

@ObjectType('InstrumentChange', { simpleResolvers: true, description: 'One thing a version changes of its parent.' })
export class InstrumentChangeType {
  @Field(() => VersionChangeKindEnum, { description: 'What kind of change.' })
  kind!: VersionChangeKind;

  @Field(() => BumpEnum, { description: 'Smallest step that it asks for.' })
  bump!: Bump;

  @Field(() => String, { description: 'Key of the text, or the item, that was changed.' })
  key!: string;

  @Field(() => LanguageEnum, { nullable: true, description: 'Language of the text; null where it concerns all.' })
  language!: Language | null;
}

@ObjectType('InstrumentFinding', {
  simpleResolvers: true,
  description: 'What a rule found in a version. An ERROR keeps it from being published; a WARNING needs a reason.',
})
export class InstrumentFindingType {
  @Field(() => ID, { description: 'Name of the finding, to acknowledge it by. It is another when the text changes.' })
  id!: string;

  @Field(() => LintRuleEnum, { description: 'The rule.' })
  rule!: LintRule;

  @Field(() => SeverityEnum, { description: 'How grave it is.' })
  severity!: Severity;

  @Field(() => String, { description: 'Key of the text, or the item, it lies in.' })
  key!: string;

  @Field(() => LanguageEnum, { nullable: true, description: 'Language of the text; null where it concerns all.' })
  language!: Language | null;

  @Field(() => String, { nullable: true, description: 'The text; null where something is missing.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'The words that gave rise to it.' })
  words!: string | null;
}

@ObjectType('InstrumentQuestion', { simpleResolvers: true, description: 'A question as one mode puts it.' })
export class InstrumentQuestionType {
  @Field(() => QuestionType, { description: 'Text, points and labels.' })
  question!: QuestionType;

  @Field(() => ItemRoleEnum, {
    description: 'Whether it is always asked; of the drivers each respondent gets at most two.',
  })
  role!: ItemDefinition['role'];

  @Field(() => String, {
    nullable: true,
    description: 'What is read out after the question, every label with its digit; null where nothing is spoken.',
  })
  spoken!: string | null;
}

@ObjectType('InstrumentRendering', {
  simpleResolvers: true,
  description: 'The whole questionnaire of a level as one mode puts it in one language, with every driver that fits.',
})
export class InstrumentRenderingType {
  @Field(() => LevelEnum, { description: 'Which questionnaire.' })
  level!: Level;

  @Field(() => ModeEnum, { description: 'Which mode.' })
  mode!: Mode;

  @Field(() => LanguageEnum, { description: 'Language of all texts.' })
  language!: Language;

  @Field(() => String, { description: 'Sentence before the first question; … stands for the name of the subject.' })
  leadIn!: string;

  @Field(() => [InstrumentQuestionType], { description: 'Questions in their order, at most 20.' })
  questions!: InstrumentQuestionType[];

  @Field(() => String, { nullable: true, description: 'Life situations: "which of these services did you use".' })
  usedQuestion!: string | null;

  @Field(() => [CommentPromptType], { description: 'Open questions, at most 2.' })
  comments!: readonly CommentPromptType[];

  @Field(() => String, {
    nullable: true,
    description: 'Sentence under the field of an open question; null without any.',
  })
  commentHint!: string | null;

  @Field(() => ModeInputEnum, { description: 'How a point is chosen.' })
  input!: ModeRendering['input'];

  @Field(() => Boolean, { description: 'All labels are heard before an answer is taken; false: they are shown.' })
  labelsHeard!: boolean;

  @Field(() => ModeConfirmEnum, { description: 'Second step after which an answer counts.' })
  confirm!: ModeRendering['confirm'];

  @Field(() => Int, { description: 'Shortest time between two answers on one device, in seconds.' })
  secondsBetweenAnswers!: number;
}

/** The value behind it is an `InstrumentVersion`. */
@ObjectType('Instrument', {
  simpleResolvers: true,
  description:
    'A version of the instrument: every question with its wording, scale and order. Once published it never changes.',
})
export class InstrumentType {
  @Field(() => String, { nullable: true, description: 'MAJOR.MINOR.PATCH; null for a draft.' })
  version!: string | null;

  @Field(() => InstrumentStateEnum, { description: 'State.' })
  state!: InstrumentState;

  @Field(() => String, { nullable: true, description: 'Version it was made from; null for the first one.' })
  parentVersion!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was published; null for a draft.' })
  publishedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When a newer version took its place.' })
  retiredAt!: Date | null;
}
