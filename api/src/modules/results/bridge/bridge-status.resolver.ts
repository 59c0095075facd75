import type { Item } from '@otklik/schema';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { DomainError } from '../../../kernel/domain-error.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { ItemEnum } from '../../../kernel/vocabularies.ts';
import { StaffOnly } from '../../access/index.ts';
import { type TouchpointEntry, TouchpointType } from '../../registry/index.ts';
import { ADJUSTED_ITEMS } from '../mode-table/mode-table.ts';
import { BridgeStatusType, InvitationCountType } from './bridge-status.graphql.ts';
import { bridgeStatus } from './bridge-status.ts';
import type { InvitationCount } from './invitation-counts.ts';
import { ownsTouchpoint } from './owns-touchpoint.ts';

@Resolver()
export class BridgeStatusResolver {
  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN', 'ANALYST', 'METHODOLOGIST')
  @Query(() => BridgeStatusType, {
    description: 'What bridges have brought by now for an item, over all external services of the installation.',
    complexity: ({ childComplexity }) => 100 + childComplexity,
  })
  async bridgeStatus(
    @Arg('item', () => ItemEnum, { defaultValue: 'SAT', description: 'SAT, EASE or TIME.' }) item: Item,
    @Ctx() context: RequestContext,
  ): Promise<BridgeStatusType> {
    const bridged = ADJUSTED_ITEMS.find((one) => one === item);
    if (!bridged) throw new DomainError({ code: 'ITEM_UNKNOWN', path: ['item'] });
    return (await bridgeStatus(context, bridged)) as unknown as BridgeStatusType;
  }
}

@Resolver(() => TouchpointType)
export class TouchpointInvitationFields {
  @FieldResolver(() => [InvitationCountType], {
    description:
      'Invitations by month and mode, newest month first: at most 24 months of 9 modes. For staff of its authority.',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  invitationCounts(
    @Root() touchpoint: TouchpointEntry,
    @Arg('months', () => Int, { defaultValue: 12, description: 'The running month and those before it, 1–24.' })
    months: number,
    @Ctx() context: RequestContext,
  ): Promise<InvitationCount[]> {
    if (!ownsTouchpoint(context, touchpoint)) throw new DomainError({ code: 'NOT_PERMITTED', path: [] });
    return context.operations.invitations(touchpoint.id, months);
  }
}
