import type { Audience, ServiceStage } from '@otklik/schema';
import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { AudienceEnum, ServiceStageEnum } from '../../kernel/vocabularies.ts';
import { NodeType } from './node.graphql.ts';
import { SubjectType } from './subject.graphql.ts';

/** The value behind it is a `ServiceEntry` of the directory. */
@ObjectType('Service', {
  simpleResolvers: true,
  implements: [NodeType, SubjectType],
  description: 'A service of an authority; may be a function such as supervision, or an internal service.',
})
export class ServiceType extends SubjectType {
  @Field(() => AudienceEnum, { description: 'Which clients it is for.' })
  audience!: Audience;

  @Field(() => ServiceStageEnum, { description: 'Stage in its life.' })
  stage!: ServiceStage;

  @Field(() => Boolean, { description: 'It is an inspection or another function of control.' })
  supervision!: boolean;

  @Field(() => Boolean, {
    simple: false,
    name: 'retired',
    description: 'It is no longer offered; its ratings and figures stay.',
  })
  isRetired!: boolean;
}

export const ServiceConnectionType = connectionType('Service', () => ServiceType);
