import type { Audience } from '@otklik/schema';
import { Field, ObjectType } from 'type-graphql';
import { AudienceEnum } from '../../kernel/vocabularies.ts';
import { NodeType } from './node.graphql.ts';

/** The value behind it is a `SegmentEntry` of the directory. */
@ObjectType('Segment', {
  simpleResolvers: true,
  implements: [NodeType],
  description: 'A profile of clients, such as sole proprietors.',
})
export class SegmentType extends NodeType {
  @Field(() => String, { description: 'Short name in addresses: small Latin letters, digits and hyphens.' })
  slug!: string;

  @Field(() => AudienceEnum, { description: 'Which clients it is about.' })
  audience!: Audience;

  @Field(() => Boolean, {
    simple: false,
    name: 'retired',
    description: 'It can no longer be chosen; figures by it stay.',
  })
  isRetired!: boolean;
}
