import type {
  CommentQuestion,
  InvitationOutcome,
  Item,
  Language,
  Mode,
  RatingStatus,
  StatusReason,
} from '@otklik/schema';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar, InstantScalar, JsonObjectScalar, UuidScalar } from '../../kernel/scalars.ts';
import { SubjectInput } from '../registry/index.ts';
import { UserErrorType } from '../../kernel/user-error.graphql.ts';
import {
  CommentQuestionEnum,
  InvitationOutcomeEnum,
  ItemEnum,
  LanguageEnum,
  ModeEnum,
  RatingStatusEnum,
  StatusReasonEnum,
} from '../../kernel/vocabularies.ts';

@InputType('AnswerInput', { description: 'One answer.' })
export class AnswerInput {
  @Field(() => ItemEnum, { description: 'Question that is answered.' })
  item!: Item;

  @Field(() => Int, {
    description: 'Point of its scale, 1 = worst; 0 = does not apply, where that answer is offered.',
  })
  value!: number;
}

@InputType('CommentInput', { description: 'An open answer.' })
export class CommentInput {
  @Field(() => CommentQuestionEnum, { description: 'Open question that is answered.' })
  question!: CommentQuestion;

  @Field(() => String, { description: 'At most 2,000 characters. Without personal data.' })
  text!: string;
}

@InputType('RatingSubmitInput', { description: 'A first submission: send it at the first tap, then revise it.' })
export class RatingSubmitInput {
  @Field(() => UuidScalar, {
    description:
      'Random UUID (version 4) made by the client. Sent again with the same content, it gets the same answer; it is the right to revise and withdraw until the receipt has arrived.',
  })
  id!: string;

  @Field(() => ID, { description: 'Where the rating is given: global id or slug of the touchpoint.' })
  touchpoint!: string;

  @Field(() => SubjectInput, { nullable: true, description: 'What is rated; absent: the touchpoint itself.' })
  subject?: SubjectInput | null;

  @Field(() => ModeEnum, { defaultValue: 'WEB', description: 'How the questions were answered.' })
  mode!: Mode;

  @Field(() => LanguageEnum, { description: 'Language in which the questions were put.' })
  language!: Language;

  @Field(() => String, { description: 'Version of the questionnaire, as `questionnaire` gave it.' })
  instrumentVersion!: string;

  @Field(() => ID, { nullable: true, description: 'Segment of the client, where known.' })
  segment?: string | null;

  @Field(() => [AnswerInput], { description: 'Answers; SAT is enough, and needed.' })
  answers!: AnswerInput[];

  @Field(() => [CommentInput], { nullable: true, description: 'Open answers, at most one a question.' })
  comments?: CommentInput[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'The respondent allows the comments to be quoted.' })
  mayQuote!: boolean;

  @Field(() => [ID], {
    nullable: true,
    description: 'Life situations: services that were used, at most 50.',
  })
  usedServices?: string[] | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was answered. Decides the day if within 30 days before and 5 minutes after receipt.',
  })
  collectedAt?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Token of the invitation that led here. One that is used, too old or unknown does no harm: the rating is stored as if it had come without, and `invitation` of the rating says so.',
  })
  invitation?: string | null;
}

@ArgsType()
export class RatingSubmitArgs {
  @Field(() => RatingSubmitInput, { description: 'The rating.' })
  input!: RatingSubmitInput;
}

@InputType('RatingRef', { description: 'A rating that was sent: exactly one of the two.' })
export class RatingRef {
  @Field(() => UuidScalar, { nullable: true, description: 'The id its client made.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its receipt, in any spelling.' })
  receipt?: string | null;
}

@InputType('RatingReviseInput', { description: 'A revision: replaces all answers and comments of a rating.' })
export class RatingReviseInput {
  @Field(() => RatingRef, { description: 'Rating to revise.' })
  rating!: RatingRef;

  @Field(() => Int, {
    description:
      'Number of the revision, 1 or more; the highest wins. The same one with the same content gets the same answer; a lower one changes nothing.',
  })
  revision!: number;

  @Field(() => [AnswerInput], { description: 'The whole set of answers.' })
  answers!: AnswerInput[];

  @Field(() => [CommentInput], { nullable: true, description: 'The whole set of open answers.' })
  comments?: CommentInput[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'The respondent allows the comments to be quoted.' })
  mayQuote!: boolean;

  @Field(() => [ID], { nullable: true, description: 'Life situations: services that were used, at most 50.' })
  usedServices?: string[] | null;
}

@ArgsType()
export class RatingReviseArgs {
  @Field(() => RatingReviseInput, { description: 'The revision.' })
  input!: RatingReviseInput;
}

@InputType('RatingWithdrawInput', { description: 'A withdrawal: erases a rating and its comments.' })
export class RatingWithdrawInput {
  @Field(() => RatingRef, { description: 'Rating to withdraw.' })
  rating!: RatingRef;
}

@InputType('RatingsImportInput', { description: 'Ratings collected elsewhere.' })
export class RatingsImportInput {
  @Field(() => [JsonObjectScalar], {
    description:
      '1 to 1,000 rows. A row has the fields of RatingSubmitInput (`answers` also as an object, e.g. {"SAT": 4}), `collectedAt` of any past date within ten years, and optionally `caseHash`: 16 to 128 characters by which the partner knows a case again; of several ratings of one case the last is counted: in the order of the rows, and across calls in the order of arrival: send calls with the same case one after the other. Rows are checked one by one: a bad one rejects only itself.',
  })
  rows!: Record<string, unknown>[];

  @Field(() => Boolean, { defaultValue: false, description: 'Check the rows and store nothing.' })
  dryRun!: boolean;
}

@InputType('OffersReportInput', { description: 'How often the question was visible to people: counts only.' })
export class OffersReportInput {
  @Field(() => ID, { description: 'Touchpoint at which it was shown.' })
  touchpoint!: string;

  @Field(() => SubjectInput, { nullable: true, description: 'What could be rated; absent: the touchpoint itself.' })
  subject?: SubjectInput | null;

  @Field(() => ModeEnum, { defaultValue: 'WEB', description: 'How it could be answered.' })
  mode!: Mode;

  @Field(() => Int, { description: 'Times it was visible since the last report, 1 to 1,000.' })
  shown!: number;
}

@ObjectType('Rating', { simpleResolvers: true, description: 'A stored rating, as its sender may know it.' })
export class RatingType {
  @Field(() => UuidScalar, { description: 'The id its client made.' })
  id!: string;

  @Field(() => Int, { description: 'Revision that is stored; 0 for the first submission.' })
  revision!: number;

  @Field(() => RatingStatusEnum, { description: 'Whether it is counted.' })
  status!: RatingStatus;

  @Field(() => StatusReasonEnum, { nullable: true, description: 'Why it is not counted.' })
  statusReason!: StatusReason | null;

  @Field(() => String, {
    description: 'Receipt: the code with which a person follows, revises or withdraws the rating. In groups of four.',
  })
  receipt!: string;

  @Field(() => DayScalar, { description: 'Calendar day it belongs to, where the touchpoint is.' })
  day!: string;

  @Field(() => InvitationOutcomeEnum, {
    nullable: true,
    description: 'What became of the invitation that came with this call; null when none came.',
  })
  invitation!: InvitationOutcome | null;
}

@ObjectType('RatingSubmitPayload', { simpleResolvers: true, description: 'Result of ratingSubmit.' })
export class RatingSubmitPayload {
  @Field(() => RatingType, { nullable: true, description: 'The stored rating; null when it was refused.' })
  rating!: RatingType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused; empty when it is stored.' })
  userErrors!: UserErrorType[];
}

@ObjectType('RatingRevisePayload', { simpleResolvers: true, description: 'Result of ratingRevise.' })
export class RatingRevisePayload {
  @Field(() => RatingType, { nullable: true, description: 'The rating as it is stored now; null when refused.' })
  rating!: RatingType | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused; empty when it is stored.' })
  userErrors!: UserErrorType[];
}

@ObjectType('RatingWithdrawPayload', { simpleResolvers: true, description: 'Result of ratingWithdraw.' })
export class RatingWithdrawPayload {
  @Field(() => Boolean, { nullable: true, description: 'True when the rating and its comments are erased.' })
  withdrawn!: boolean | null;

  @Field(() => [UserErrorType], { description: 'Why it was refused; empty when it is erased.' })
  userErrors!: UserErrorType[];
}

@ObjectType('ImportRowResult', { simpleResolvers: true, description: 'What became of one row.' })
export class ImportRowResultType {
  @Field(() => Int, { description: 'Place of the row in the call, from 0.' })
  row!: number;

  @Field(() => RatingType, { nullable: true, description: 'The stored rating; null when refused or in a dry run.' })
  rating!: RatingType | null;

  @Field(() => [UserErrorType], { description: 'Why the row was refused; empty when it was taken.' })
  userErrors!: UserErrorType[];
}

@ObjectType('RatingsImportPayload', { simpleResolvers: true, description: 'Result of ratingsImport.' })
export class RatingsImportPayload {
  @Field(() => Int, { description: 'Rows stored by this call; in a dry run, rows that would be.' })
  accepted!: number;

  @Field(() => Int, { description: 'Rows that had been stored before, with the same content.' })
  repeated!: number;

  @Field(() => Int, { description: 'Rows refused.' })
  rejected!: number;

  @Field(() => [ImportRowResultType], {
    description: 'One result a row, in order. At most 1,000.',
    complexity: 0,
  })
  results!: ImportRowResultType[];

  @Field(() => [UserErrorType], { description: 'What is wrong with the call as a whole.' })
  userErrors!: UserErrorType[];
}

@ObjectType('OffersReportPayload', { simpleResolvers: true, description: 'Result of offersReport.' })
export class OffersReportPayload {
  @Field(() => Boolean, { nullable: true, description: 'True when the offers are counted.' })
  counted!: boolean | null;

  @Field(() => [UserErrorType], { description: 'Why they were refused.' })
  userErrors!: UserErrorType[];
}
