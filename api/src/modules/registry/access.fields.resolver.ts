import type { Viewer } from '@otklik/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type PartnerKey, PartnerKeyType, ViewerType } from '../access/index.ts';
import { AuthorityType } from './authority.graphql.ts';
import type { AuthorityEntry } from './directory.ts';

@Resolver(() => ViewerType)
export class ViewerAuthorityFields {
  @FieldResolver(() => AuthorityType, {
    nullable: true,
    description: 'Authority of the account; null for the platform itself.',
  })
  authority(@Root() { authorityId }: Viewer, @Ctx() { directory }: RequestContext): AuthorityEntry | null {
    return authorityId === null ? null : directory.find('AUTHORITY', authorityId);
  }
}

@Resolver(() => PartnerKeyType)
export class PartnerKeyAuthorityFields {
  @FieldResolver(() => AuthorityType, { description: 'Authority the key belongs to.' })
  authority(@Root() { authorityId }: PartnerKey, @Ctx() { directory }: RequestContext): AuthorityEntry {
    return directory.get('AUTHORITY', authorityId);
  }
}
