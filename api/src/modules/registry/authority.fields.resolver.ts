import type { Language } from '@otklik/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection.ts';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import { AuthorityType } from './authority.graphql.ts';
import { boundedListCost } from './bounded-list.ts';
import type { AuthorityEntry, ServiceEntry } from './directory.ts';
import { listEntries } from './list-entries.ts';
import { ListArgs, listCost } from './list.args.ts';
import { ServiceConnectionType } from './service.graphql.ts';

@Resolver(() => AuthorityType)
export class AuthorityFields {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() authority: AuthorityEntry): string {
    return toGlobalId('Authority', authority.id);
  }

  @FieldResolver(() => String, { description: 'Full name.' })
  name(
    @Root() authority: AuthorityEntry,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return authority.name[language ?? context.language];
  }

  @FieldResolver(() => AuthorityType, { nullable: true, description: 'The authority above it; null at the top.' })
  parent(@Root() { parentId }: AuthorityEntry, @Ctx() { directory }: RequestContext): AuthorityEntry | null {
    return parentId === null ? null : directory.get('AUTHORITY', parentId);
  }

  @FieldResolver(() => [AuthorityType], {
    description: 'Authorities right below it that still exist, by name. A short list.',
    complexity: boundedListCost,
  })
  children(@Root() { id }: AuthorityEntry, @Ctx() { directory, language }: RequestContext): AuthorityEntry[] {
    return directory.inOrder('AUTHORITY', language).filter((other) => other.parentId === id && !other.isRetired);
  }

  @FieldResolver(() => ServiceConnectionType, {
    description: 'Its own services, without those of authorities below it, by name.',
    complexity: listCost,
  })
  services(
    @Root() { id }: AuthorityEntry,
    @Args(() => ListArgs) list: ListArgs,
    @Ctx() context: RequestContext,
  ): Connection<ServiceEntry> {
    return listEntries(context, 'SERVICE', list, (service) => service.authorityId === id);
  }
}
