import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { InstantScalar, JsonObjectScalar } from '../../kernel/scalars.ts';

/** The value behind it is an `AuditEntry` entity. */
@ObjectType('AuditEntry', { simpleResolvers: true, description: 'One change that a member of staff made.' })
export class AuditEntryType {
  @Field(() => InstantScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'Who: name and address of the account at that time.' })
  actor!: string;

  @Field(() => String, { description: 'What was done: the name of the mutation, e.g. serviceChange.' })
  action!: string;

  @Field(() => JsonObjectScalar, { nullable: true, description: 'What it was; null for a creation.' })
  before!: Record<string, unknown> | null;

  @Field(() => JsonObjectScalar, { nullable: true, description: 'What it became; null for a deletion.' })
  after!: Record<string, unknown> | null;
}

export const AuditEntryConnectionType = connectionType('AuditEntry', () => AuditEntryType);
