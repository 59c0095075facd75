import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { NodeType } from './node.graphql.ts';

/** The value behind it is an `AuthorityEntry` of the directory. */
@ObjectType('Authority', { simpleResolvers: true, implements: [NodeType], description: 'A body that owns services.' })
export class AuthorityType extends NodeType {
  @Field(() => String, { description: 'Short name in addresses: small Latin letters, digits and hyphens.' })
  slug!: string;

  @Field(() => Boolean, { simple: false, name: 'retired', description: 'It no longer exists; its figures stay.' })
  isRetired!: boolean;
}

export const AuthorityConnectionType = connectionType('Authority', () => AuthorityType);
