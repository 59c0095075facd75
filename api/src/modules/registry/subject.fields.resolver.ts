import type { Language } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import { ID_KIND, type SubjectEntry } from './directory.ts';
import { SubjectType } from './subject.graphql.ts';

/** Fields of the interface: type-graphql gives them, resolver included, to every type that implements it. */
@Resolver(() => SubjectType)
export class SubjectFields {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() subject: SubjectEntry): string {
    return toGlobalId(ID_KIND[subject.kind], subject.id);
  }

  @FieldResolver(() => String, { description: 'Full name.' })
  name(
    @Root() subject: SubjectEntry,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return subject.name[language ?? context.language];
  }
}
