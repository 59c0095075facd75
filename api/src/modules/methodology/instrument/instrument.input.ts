import type { Bump, Item, Language } from '@otklik/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserErrorType } from '../../../kernel/user-error.graphql.ts';
import { BumpEnum, ItemEnum, LanguageEnum } from '../../../kernel/vocabularies.ts';
import { LocalizedTextInput } from '../../registry/index.ts';
import type { InstrumentVersion } from './instrument-version.ts';
import { InstrumentType } from './instrument.graphql.ts';

@InputType('InstrumentDraftCreateInput', { description: 'A new draft.' })
export class InstrumentDraftCreateInput {
  @Field(() => String, { nullable: true, description: 'Published version it is made from; absent: the newest one.' })
  from?: string | null;
}

@InputType('InstrumentTextInput', {
  description:
    'A text of the draft. Empty in every language: it is taken away, as is the item at that level, or the last point.',
})
export class InstrumentTextInput {
  @Field(() => String, { description: 'Its place, as `Instrument.texts` names it; a further level or point is added.' })
  key!: string;

  @Field(() => String, { description: 'The text in Russian; at most 500 characters.' })
  ru!: string;

  @Field(() => String, { description: 'The text in English; at most 500 characters.' })
  en!: string;
}

@InputType('TranslationCheckInput', { description: 'A translation that was checked.' })
export class TranslationCheckInput {
  @Field(() => LanguageEnum, { description: 'The language.' })
  language!: Language;

  @Field(() => LocalizedTextInput, {
    description: 'How it was checked, by whom and with whom; at most 4,000 characters.',
  })
  note!: LocalizedTextInput;
}

@InputType('FindingAcknowledgementInput', { description: 'Why a warning is accepted.' })
export class FindingAcknowledgementInput {
  @Field(() => ID, { description: 'The finding.' })
  finding!: string;

  @Field(() => LocalizedTextInput, { description: 'The reason, for everyone to read; at most 4,000 characters.' })
  reason!: LocalizedTextInput;
}

@InputType('InstrumentDraftChangeInput', { description: 'What changes of a draft; what is absent stays.' })
export class InstrumentDraftChangeInput {
  @Field(() => ID, { description: 'Global id of the draft.' })
  id!: string;

  @Field(() => Int, { description: 'Edition that you have seen; another one was changed by somebody else.' })
  edition!: number;

  @Field(() => [InstrumentTextInput], { nullable: true, description: 'Texts, at most 400.' })
  texts?: InstrumentTextInput[] | null;

  @Field(() => [ItemEnum], { nullable: true, description: 'Every item in its new order; who is left out is removed.' })
  items?: Item[] | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What changes and why, for everyone to read; at most 4,000 characters.',
  })
  notes?: LocalizedTextInput | null;

  @Field(() => [TranslationCheckInput], { nullable: true, description: 'Translations that were checked.' })
  checks?: TranslationCheckInput[] | null;

  @Field(() => [FindingAcknowledgementInput], { nullable: true, description: 'Reasons for warnings, at most 400.' })
  acknowledgements?: FindingAcknowledgementInput[] | null;
}

@InputType('InstrumentDraftDiscardInput', { description: 'A draft to be discarded.' })
export class InstrumentDraftDiscardInput {
  @Field(() => ID, { description: 'Global id of the draft.' })
  id!: string;

  @Field(() => Int, { description: 'Edition that you have seen.' })
  edition!: number;
}

@InputType('InstrumentPublishInput', { description: 'A draft to be published.' })
export class InstrumentPublishInput {
  @Field(() => ID, { description: 'Global id of the draft.' })
  id!: string;

  @Field(() => Int, { description: 'Edition that you have seen.' })
  edition!: number;

  @Field(() => BumpEnum, { description: 'How far the version is raised: at least `Instrument.neededBump`.' })
  bump!: Bump;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'MAJOR only: for a quarter respondents are divided at random between this version and its predecessor, to link the two.',
  })
  parallelRun!: boolean;
}

@ObjectType('InstrumentPayload', {
  simpleResolvers: true,
  description: 'Outcome of drafting, changing or publishing a version of the instrument.',
})
export class InstrumentPayload {
  @Field(() => InstrumentType, { nullable: true, description: 'The version as it is now; null when nothing was done.' })
  instrument!: InstrumentVersion | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}

@ObjectType('InstrumentDraftDiscardPayload', { simpleResolvers: true, description: 'Outcome of discarding a draft.' })
export class InstrumentDraftDiscardPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the draft that is no more; null when nothing was done.',
  })
  discardedId!: string | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}
