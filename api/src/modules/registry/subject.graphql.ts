import type { SubjectKind } from '@otklik/schema';
import { Field, ID, InterfaceType } from 'type-graphql';
import { SubjectKindEnum } from '../../kernel/vocabularies.ts';
import { ID_KIND, type SubjectEntry } from './directory.ts';

/** The value behind it, and behind the types that implement it, is a `SubjectEntry` of the directory. */
@InterfaceType('Subject', {
  description: 'What can be rated: a service, a life situation, or a touchpoint rated as itself.',
  autoRegisterImplementations: false,
  resolveType: (subject: SubjectEntry) => ID_KIND[subject.kind],
})
export abstract class SubjectType {
  @Field(() => ID, { description: 'Global id: kind and UUID.' })
  id!: string;

  @Field(() => String, { description: 'Short name in addresses: small Latin letters, digits and hyphens.' })
  slug!: string;

  @Field(() => SubjectKindEnum, { description: 'Which of the three it is.' })
  kind!: SubjectKind;
}
