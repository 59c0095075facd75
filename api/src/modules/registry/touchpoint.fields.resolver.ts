import type { Language } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { LanguageEnum } from '../../kernel/vocabularies.ts';
import { AuthorityType } from './authority.graphql.ts';
import { boundedListCost } from './bounded-list.ts';
import type { AuthorityEntry, ServiceEntry, TouchpointEntry } from './directory.ts';
import { entriesInOrder } from './entries-in-order.ts';
import { servicesOfTouchpoint } from './registry.loaders.ts';
import { ServiceType } from './service.graphql.ts';
import { TouchpointType } from './touchpoint.graphql.ts';

@Resolver(() => TouchpointType)
export class TouchpointFields {
  @FieldResolver(() => AuthorityType, { description: 'The authority that runs it.' })
  authority(@Root() { authorityId }: TouchpointEntry, @Ctx() { directory }: RequestContext): AuthorityEntry {
    return directory.get('AUTHORITY', authorityId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it is; null where it is nowhere in particular.' })
  place(
    @Root() touchpoint: TouchpointEntry,
    @Arg('language', () => LanguageEnum, { nullable: true, description: 'Language; that of the request by default.' })
    language: Language | null | undefined,
    @Ctx() context: RequestContext,
  ): string | null {
    return touchpoint.place?.[language ?? context.language] ?? null;
  }

  @FieldResolver(() => [ServiceType], {
    description: 'Services that can be rated here, by name. A bounded list.',
    complexity: boundedListCost,
  })
  async services(@Root() { id }: TouchpointEntry, @Ctx() context: RequestContext): Promise<ServiceEntry[]> {
    const offers = await context.loaders.get(servicesOfTouchpoint, context).load(id);
    const ids = offers.map((offer) => offer.serviceId);
    return entriesInOrder(context, 'SERVICE', ids);
  }
}
