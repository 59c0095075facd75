import type { ImprovementState, Measure } from '@otklik/schema';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../kernel/scalars.ts';
import { UserErrorType } from '../../kernel/user-error.graphql.ts';
import { ImprovementStateEnum, MeasureEnum } from '../../kernel/vocabularies.ts';
import { LocalizedTextInput, SubjectInput } from '../registry/index.ts';
import type { Improvement } from './improvement.entity.ts';
import { ImprovementType } from './improvement.graphql.ts';
import { POLICY } from '../../statistics/index.ts';

@InputType('ImprovementRegisterInput', { description: 'A new improvement. Register it before it starts.' })
export class ImprovementRegisterInput {
  @Field(() => LocalizedTextInput, { description: 'Title, at most 300 characters.' })
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'The finding: what the ratings show; at most 4,000 characters.' })
  problem!: LocalizedTextInput;

  @Field(() => [SubjectInput], { description: 'What it is about, 1 to 20; one of them must be of your authority.' })
  subjects!: SubjectInput[];

  @Field(() => MeasureEnum, { description: 'Figure it is meant to change.' })
  measure!: Measure;

  @Field(() => DayScalar, { nullable: true, description: 'Day it is to start.' })
  startsOn?: string | null;

  @Field(() => Float, { nullable: true, description: 'Change that is expected, in points from -100 to 100.' })
  expectedChange?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Services without the improvement to compare with, by global id or slug; at most 20. Best those at a similar level.',
  })
  comparison?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: `Months compared on each side, ${POLICY.windowMonths.atLeast} to ${POLICY.windowMonths.atMost}; ${POLICY.windowMonths.atLeast} by default.`,
  })
  windowMonths?: number | null;

  @Field(() => String, { nullable: true, description: 'Who answers for it; at most 200 characters.' })
  owner?: string | null;
}

@InputType('ImprovementChangeInput', { description: 'What changes of an improvement; what is absent stays.' })
export class ImprovementChangeInput {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ImprovementStateEnum, {
    nullable: true,
    description: 'PLANNED → STARTED → DONE; PLANNED or STARTED → DECLINED.',
  })
  state?: ImprovementState | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Title, at most 300 characters.' })
  title?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'The finding; at most 4,000 characters.' })
  problem?: LocalizedTextInput | null;

  @Field(() => DayScalar, { nullable: true, description: 'Day it starts; today when it is started without one.' })
  startsOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Day it was done; today when it is done without one.' })
  doneOn?: string | null;

  @Field(() => Float, { nullable: true, description: 'Change that is expected, in points from -100 to 100.' })
  expectedChange?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Services without the improvement to compare with, by global id or slug; at most 20. Best those at a similar level. Only before it starts, as window and expectation.',
  })
  comparison?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: `Months compared on each side, ${POLICY.windowMonths.atLeast} to ${POLICY.windowMonths.atMost}.`,
  })
  windowMonths?: number | null;

  @Field(() => String, { nullable: true, description: 'Who answers for it; at most 200 characters.' })
  owner?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Why it is declined; at most 4,000 characters.' })
  declinedReason?: LocalizedTextInput | null;
}

@InputType('ImprovementReportSaveInput', {
  description: 'All texts of the report; a draft may have empty ones. A report that is public changes at once.',
})
export class ImprovementReportSaveInput {
  @Field(() => ID, { description: 'Global id of the improvement.' })
  id!: string;

  @Field(() => LocalizedTextInput, { description: 'Title, at most 300 characters.' })
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'What was asked; at most 4,000 characters.' })
  weAsked!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'What people said; at most 4,000 characters.' })
  youSaid!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'What was done; at most 4,000 characters.' })
  weDid!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'Whether it helped; at most 4,000 characters.' })
  didItHelp!: LocalizedTextInput;
}

@InputType('ImprovementPublishInput', { description: 'Which report to make public.' })
export class ImprovementPublishInput {
  @Field(() => ID, { description: 'Global id of the improvement.' })
  id!: string;
}

@ObjectType('ImprovementPayload', {
  simpleResolvers: true,
  description: 'Outcome of registering or changing an improvement, or its report.',
})
export class ImprovementPayload {
  @Field(() => ImprovementType, { nullable: true, description: 'The improvement as it is now; null when refused.' })
  improvement!: Improvement | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}
