import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/request-context.ts';
import { AuthorityType } from './authority.graphql.ts';
import { boundedListCost } from './bounded-list.ts';
import type { AuthorityEntry, LifeSituationEntry, ServiceEntry, TouchpointEntry } from './directory.ts';
import { entriesInOrder } from './entries-in-order.ts';
import { LifeSituationType } from './life-situation.graphql.ts';
import { lifeSituationsOfService, touchpointsOfService } from './registry.loaders.ts';
import { ServiceType } from './service.graphql.ts';
import { TouchpointType } from './touchpoint.graphql.ts';

@Resolver(() => ServiceType)
export class ServiceFields {
  @FieldResolver(() => AuthorityType, { description: 'The authority that owns it.' })
  authority(@Root() { authorityId }: ServiceEntry, @Ctx() { directory }: RequestContext): AuthorityEntry {
    return directory.get('AUTHORITY', authorityId);
  }

  @FieldResolver(() => [LifeSituationType], {
    description: 'Life situations whose journeys use it, by name. A short list.',
    complexity: boundedListCost,
  })
  async lifeSituations(@Root() { id }: ServiceEntry, @Ctx() context: RequestContext): Promise<LifeSituationEntry[]> {
    const uses = await context.loaders.get(lifeSituationsOfService, context).load(id);
    const ids = uses.map((use) => use.lifeSituationId);
    return entriesInOrder(context, 'LIFE_SITUATION', ids);
  }

  @FieldResolver(() => [TouchpointType], {
    description: 'Touchpoints where it can be rated, by name. A short list.',
    complexity: boundedListCost,
  })
  async touchpoints(@Root() { id }: ServiceEntry, @Ctx() context: RequestContext): Promise<TouchpointEntry[]> {
    const offers = await context.loaders.get(touchpointsOfService, context).load(id);
    const ids = offers.map((offer) => offer.touchpointId);
    return entriesInOrder(context, 'TOUCHPOINT', ids);
  }
}
