import type { ImprovementState, Measure } from '@otklik/schema';
import { Field, Float, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { DayScalar, InstantScalar } from '../../kernel/scalars.ts';
import { ImprovementStateEnum, MeasureEnum } from '../../kernel/vocabularies.ts';
import { NodeType } from '../registry/index.ts';
import { LocalizedTextType } from './localized-text.graphql.ts';

/** The value behind it is an `Improvement`. */
@ObjectType('Improvement', {
  simpleResolvers: true,
  implements: [NodeType],
  description: 'What an authority does about a finding. For staff; the public reads its report.',
})
export class ImprovementType extends NodeType {
  @Field(() => MeasureEnum, { description: 'Figure it is meant to change.' })
  measure!: Measure;

  @Field(() => ImprovementStateEnum, { description: 'State.' })
  state!: ImprovementState;

  @Field(() => InstantScalar, { description: 'When it was registered.' })
  registeredAt!: Date;

  @Field(() => DayScalar, { nullable: true, description: 'Day it starts or started.' })
  startsOn!: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Day it was done.' })
  doneOn!: string | null;

  @Field(() => Float, { nullable: true, description: 'Change that was expected, in points.' })
  expectedChange!: number | null;

  @Field(() => String, { nullable: true, description: 'Who answers for it.' })
  owner!: string | null;
}

export const ImprovementConnectionType = connectionType('Improvement', () => ImprovementType);

@ObjectType('ReportDraft', {
  simpleResolvers: true,
  description: 'Texts of a report as they are stored, published or not; may be empty.',
})
export class ReportDraftType {
  @Field(() => LocalizedTextType, { description: 'Title.' })
  title!: LocalizedTextType;

  @Field(() => LocalizedTextType, { description: 'What was asked.' })
  weAsked!: LocalizedTextType;

  @Field(() => LocalizedTextType, { description: 'What people said.' })
  youSaid!: LocalizedTextType;

  @Field(() => LocalizedTextType, { description: 'What was done.' })
  weDid!: LocalizedTextType;

  @Field(() => LocalizedTextType, { description: 'Whether it helped.' })
  didItHelp!: LocalizedTextType;
}
