import type { Channel, Mode, SourceClass } from '@otklik/schema';
import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { ChannelEnum, ModeEnum, SourceClassEnum } from '../../kernel/vocabularies.ts';
import { NodeType } from './node.graphql.ts';
import { SubjectType } from './subject.graphql.ts';

/** The value behind it is a `TouchpointEntry` of the directory. */
@ObjectType('Touchpoint', {
  simpleResolvers: true,
  implements: [NodeType, SubjectType],
  description: 'One concrete point of contact: a page of a portal, an office, a help line.',
})
export class TouchpointType extends SubjectType {
  @Field(() => ChannelEnum, { description: 'How services are delivered here.' })
  channel!: Channel;

  @Field(() => [ModeEnum], { description: 'How ratings may be answered here.' })
  modes!: Mode[];

  @Field(() => SourceClassEnum, { description: 'Highest source class that a rating given here can reach.' })
  maximumSourceClass!: SourceClass;

  @Field(() => String, { description: 'IANA time zone that decides the day of a rating.' })
  timeZone!: string;

  @Field(() => Boolean, { description: 'People rate the point of contact as such, apart from services.' })
  ratedAsItself!: boolean;

  @Field(() => Boolean, { simple: false, name: 'retired', description: 'It takes no more ratings; its figures stay.' })
  isRetired!: boolean;
}

export const TouchpointConnectionType = connectionType('Touchpoint', () => TouchpointType);
