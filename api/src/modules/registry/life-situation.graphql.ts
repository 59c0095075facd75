import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { NodeType } from './node.graphql.ts';
import { SubjectType } from './subject.graphql.ts';

/** The value behind it is a `LifeSituationEntry` of the directory. */
@ObjectType('LifeSituation', {
  simpleResolvers: true,
  implements: [NodeType, SubjectType],
  description: 'What a person lives through, such as the birth of a child: it spans services and authorities.',
})
export class LifeSituationType extends SubjectType {
  @Field(() => Boolean, { simple: false, name: 'retired', description: 'It is no longer rated; its figures stay.' })
  isRetired!: boolean;
}

export const LifeSituationConnectionType = connectionType('LifeSituation', () => LifeSituationType);
