import type { Audience, Channel } from '@otklik/schema';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../kernel/connection.ts';
import { parseGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { AudienceEnum, ChannelEnum } from '../../kernel/vocabularies.ts';
import { AuthorityConnectionType, AuthorityType } from './authority.graphql.ts';
import { boundedListCost } from './bounded-list.ts';
import type { AuthorityEntry, LifeSituationEntry, SegmentEntry, ServiceEntry, TouchpointEntry } from './directory.ts';
import { LifeSituationConnectionType, LifeSituationType } from './life-situation.graphql.ts';
import { listEntries } from './list-entries.ts';
import { listServices } from './list-services.ts';
import { ListArgs, listCost } from './list.args.ts';
import { NodeType, nodeSource } from './node.graphql.ts';
import { SegmentType } from './segment.graphql.ts';
import { ServiceConnectionType, ServiceType } from './service.graphql.ts';
import { TouchpointConnectionType, TouchpointType } from './touchpoint.graphql.ts';

const ID_OR_SLUG = 'Global id or slug.';

/** Reading the registry, which is public. */
@Resolver()
export class RegistryResolver {
  @Query(() => NodeType, { nullable: true, description: 'Any object by its id; null when there is none.' })
  node(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<object | null> | object | null {
    const parsed = parseGlobalId(id);
    return (parsed && nodeSource(parsed.kind)?.find(context, parsed.uuid)) ?? null;
  }

  @Query(() => ServiceType, { nullable: true, description: 'A service; null when there is none.' })
  service(
    @Arg('id', () => ID, { description: ID_OR_SLUG }) id: string,
    @Ctx() { directory }: RequestContext,
  ): ServiceEntry | null {
    return directory.find('SERVICE', id);
  }

  @Query(() => ServiceConnectionType, { description: 'Services by name.', complexity: listCost })
  services(
    @Args(() => ListArgs) list: ListArgs,
    @Arg('authority', () => ID, {
      nullable: true,
      description: 'Only those of this authority and of authorities below it; global id or slug.',
    })
    authority: string | null | undefined,
    @Arg('audience', () => AudienceEnum, { nullable: true, description: 'Only those for these clients.' })
    audience: Audience | null | undefined,
    @Arg('lifeSituation', () => ID, {
      nullable: true,
      description: 'Only those used in the journey of this life situation; global id or slug.',
    })
    lifeSituation: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ServiceEntry>> {
    return listServices(context, { ...list, authority, audience, lifeSituation });
  }

  @Query(() => LifeSituationType, { nullable: true, description: 'A life situation; null when there is none.' })
  lifeSituation(
    @Arg('id', () => ID, { description: ID_OR_SLUG }) id: string,
    @Ctx() { directory }: RequestContext,
  ): LifeSituationEntry | null {
    return directory.find('LIFE_SITUATION', id);
  }

  @Query(() => LifeSituationConnectionType, { description: 'Life situations by name.', complexity: listCost })
  lifeSituations(@Args(() => ListArgs) list: ListArgs, @Ctx() context: RequestContext): Connection<LifeSituationEntry> {
    return listEntries(context, 'LIFE_SITUATION', list);
  }

  @Query(() => TouchpointType, { nullable: true, description: 'A touchpoint; null when there is none.' })
  touchpoint(
    @Arg('id', () => ID, { description: ID_OR_SLUG }) id: string,
    @Ctx() { directory }: RequestContext,
  ): TouchpointEntry | null {
    return directory.find('TOUCHPOINT', id);
  }

  @Query(() => TouchpointConnectionType, { description: 'Touchpoints by name.', complexity: listCost })
  touchpoints(
    @Args(() => ListArgs) list: ListArgs,
    @Arg('authority', () => ID, {
      nullable: true,
      description: 'Only those of this authority and of authorities below it; global id or slug.',
    })
    authority: string | null | undefined,
    @Arg('channel', () => ChannelEnum, { nullable: true, description: 'Only those of this channel.' })
    channel: Channel | null | undefined,
    @Arg('ratedAsItself', () => Boolean, {
      nullable: true,
      description: 'True: only those that people rate as such; false: only the others.',
    })
    ratedAsItself: boolean | null | undefined,
    @Ctx() context: RequestContext,
  ): Connection<TouchpointEntry> {
    const owners = authority == null ? null : (context.directory.find('AUTHORITY', authority)?.withDescendants ?? []);
    return listEntries(
      context,
      'TOUCHPOINT',
      list,
      (touchpoint) =>
        (!owners || owners.includes(touchpoint.authorityId)) &&
        (channel == null || touchpoint.channel === channel) &&
        (ratedAsItself == null || touchpoint.ratedAsItself === ratedAsItself),
    );
  }

  @Query(() => AuthorityType, { nullable: true, description: 'An authority; null when there is none.' })
  authority(
    @Arg('id', () => ID, { description: ID_OR_SLUG }) id: string,
    @Ctx() { directory }: RequestContext,
  ): AuthorityEntry | null {
    return directory.find('AUTHORITY', id);
  }

  @Query(() => AuthorityConnectionType, { description: 'Authorities by name.', complexity: listCost })
  authorities(@Args(() => ListArgs) list: ListArgs, @Ctx() context: RequestContext): Connection<AuthorityEntry> {
    return listEntries(context, 'AUTHORITY', list);
  }

  @Query(() => [SegmentType], {
    description: 'Profiles of clients that can be chosen, by name. A bounded list.',
    complexity: boundedListCost,
  })
  segments(@Ctx() { directory, language }: RequestContext): SegmentEntry[] {
    return directory.inOrder('SEGMENT', language).filter((segment) => !segment.isRetired);
  }
}
