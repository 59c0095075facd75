import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { InstantScalar } from '../../kernel/scalars.ts';
import { UserErrorType } from '../../kernel/user-error.graphql.ts';
import { type PartnerScope, PartnerScopeEnum } from './partner-scope.ts';

/** The value behind it is a `PartnerKey` entity. */
@ObjectType('PartnerKey', {
  simpleResolvers: true,
  description: 'A key by which a system of an authority signs its calls.',
})
export class PartnerKeyType {
  @Field(() => String, { description: 'What the key is for.' })
  name!: string;

  @Field(() => [PartnerScopeEnum], { description: 'What it allows.' })
  scopes!: PartnerScope[];

  @Field(() => InstantScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ends by itself; null: never.' })
  expiresAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked; null: it was not.' })
  revokedAt!: Date | null;
}

export const PartnerKeyConnectionType = connectionType('PartnerKey', () => PartnerKeyType);

@InputType({ description: 'A new partner key.' })
export class PartnerKeyCreateInput {
  @Field(() => ID, { description: 'Authority the key belongs to: global id or slug.' })
  authority!: string;

  @Field(() => String, { description: 'What the key is for, 1 to 200 characters.' })
  name!: string;

  @Field(() => [PartnerScopeEnum], { description: 'What it allows; at least one.' })
  scopes!: PartnerScope[];

  @Field(() => InstantScalar, { nullable: true, description: 'When it ends by itself; without it never.' })
  expiresAt?: string | null;
}

@InputType({ description: 'A partner key to revoke.' })
export class PartnerKeyRevokeInput {
  @Field(() => ID, { description: 'Global id of the key.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Outcome of partnerKeyCreate.' })
export class PartnerKeyCreatePayload {
  @Field(() => PartnerKeyType, { nullable: true, description: 'The key without its text.' })
  partnerKey!: object | null;

  @Field(() => String, { nullable: true, description: 'Text of the key. It is shown this once and stored nowhere.' })
  key!: string | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}

@ObjectType({ simpleResolvers: true, description: 'Outcome of partnerKeyRevoke.' })
export class PartnerKeyRevokePayload {
  @Field(() => PartnerKeyType, { nullable: true, description: 'The revoked key.' })
  partnerKey!: object | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}
