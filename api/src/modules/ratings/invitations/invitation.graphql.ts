import type { Language, Mode } from '@otklik/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar, UuidScalar } from '../../../kernel/scalars.ts';
import { UserErrorType } from '../../../kernel/user-error.graphql.ts';
import { LanguageEnum, ModeEnum } from '../../../kernel/vocabularies.ts';
import { SubjectInput } from '../../registry/index.ts';

@InputType('InvitationsIssueInput', { description: 'Invitations to rate one subject at one touchpoint.' })
export class InvitationsIssueInput {
  @Field(() => UuidScalar, {
    description:
      'Random UUID (version 4) made by the partner. The same call again gets the same invitations; the same id for another call is refused.',
  })
  id!: string;

  @Field(() => ID, {
    description: 'Where the client was served: global id or slug. Its ratings must be allowed to reach RANDOM.',
  })
  touchpoint!: string;

  @Field(() => SubjectInput, {
    nullable: true,
    description: 'What is rated; absent: the touchpoint itself. A service must be offered at the touchpoint.',
  })
  subject?: SubjectInput | null;

  @Field(() => ID, { nullable: true, description: 'Segment of the clients, where known.' })
  segment?: string | null;

  @Field(() => LanguageEnum, { description: 'Language in which they are invited.' })
  language!: Language;

  @Field(() => ModeEnum, { description: 'How they would be asked.' })
  mode!: Mode;

  @Field(() => Int, {
    nullable: true,
    description: 'How many invitations, 1 to 1,000. Exactly one of `count` and `cases` is given.',
  })
  count?: number | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'One invitation a case: 1 to 200 hashes of 16 to 128 characters by which the partner knows its cases again. A case has one invitation, in whichever calls it comes. Hashes are not stored.',
  })
  cases?: string[] | null;

  @Field(() => Int, { defaultValue: 30, description: 'Days for which they hold after today, 1 to 90.' })
  validDays!: number;
}

@ObjectType('Invitation', { simpleResolvers: true, description: 'An invitation to rate, for one rating.' })
export class InvitationType {
  @Field(() => String, {
    description:
      'The token: 50 letters, digits, hyphens and underscores; 40 of one that was issued before tokens named their key. It goes into `invitation` of the rating.',
  })
  token!: string;

  @Field(() => ModeEnum, {
    description: 'How the client is to be asked: the mode of the call, or WEB where the invitation was drawn for it.',
  })
  mode!: Mode;

  @Field(() => String, {
    nullable: true,
    description: 'WEB: the page for it, from the root of this server, e.g. for an SMS. Null for other modes.',
  })
  path!: string | null;

  @Field(() => String, { nullable: true, description: 'The case it was issued for; null when it was for none.' })
  caseHash!: string | null;

  @Field(() => DayScalar, { description: 'Last day on which it can be used, where the touchpoint is.' })
  expiresOn!: string;
}

@ObjectType('InvitationsIssuePayload', { simpleResolvers: true, description: 'Result of invitationsIssue.' })
export class InvitationsIssuePayload {
  @Field(() => [InvitationType], {
    nullable: true,
    description: 'The invitations, in the order of the cases; at most 1,000. Null when refused.',
    complexity: 0,
  })
  invitations!: InvitationType[] | null;

  @Field(() => [UserErrorType], { description: 'Why none were issued; empty when they were.' })
  userErrors!: UserErrorType[];
}
