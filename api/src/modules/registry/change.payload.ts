import { type ClassType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserErrorType } from '../../kernel/user-error.graphql.ts';
import { AuthorityType } from './authority.graphql.ts';
import type { AuthorityEntry, LifeSituationEntry, SegmentEntry, ServiceEntry, TouchpointEntry } from './directory.ts';
import { LifeSituationType } from './life-situation.graphql.ts';
import { SegmentType } from './segment.graphql.ts';
import { ServiceType } from './service.graphql.ts';
import { TouchpointType } from './touchpoint.graphql.ts';

/** What a mutation of the registry answers: the object as it is now, or what was wrong. */
export type ChangePayload<Name extends string, Value> = { [N in Name]: Value | null } & { userErrors: UserErrorType[] };

/** Makes `<Type>ChangePayload`, which creating, changing and retiring objects of a type answer. */
function payloadType<Name extends string, Value>(
  typeName: string,
  field: Name,
  objectType: ClassType,
): ClassType<ChangePayload<Name, Value>> {
  @ObjectType(`${typeName}ChangePayload`, {
    simpleResolvers: true,
    description: `Outcome of creating, changing or retiring: ${typeName}.`,
  })
  class Payload {
    @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
    userErrors!: UserErrorType[];
  }
  Field(() => objectType, { nullable: true, description: 'The object as it is now; null when nothing was done.' })(
    Payload.prototype,
    field,
  );
  return Payload as unknown as ClassType<ChangePayload<Name, Value>>;
}

export const AuthorityChangePayload = payloadType<'authority', AuthorityEntry>('Authority', 'authority', AuthorityType);
export const ServiceChangePayload = payloadType<'service', ServiceEntry>('Service', 'service', ServiceType);
export const LifeSituationChangePayload = payloadType<'lifeSituation', LifeSituationEntry>(
  'LifeSituation',
  'lifeSituation',
  LifeSituationType,
);
export const TouchpointChangePayload = payloadType<'touchpoint', TouchpointEntry>(
  'Touchpoint',
  'touchpoint',
  TouchpointType,
);
export const SegmentChangePayload = payloadType<'segment', SegmentEntry>('Segment', 'segment', SegmentType);

@ObjectType({ simpleResolvers: true, description: 'Outcome of deleting an object of the registry.' })
export class RegistryDeletePayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what is no more; null when nothing was done.' })
  deletedId!: string | null;

  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserErrorType[];
}

@InputType({ description: 'One object of the registry.' })
export class RegistryObjectInput {
  @Field(() => ID, { description: 'Global id or slug.' })
  id!: string;
}
