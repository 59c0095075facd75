import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { PAGE_SIZE_AT_MOST } from '../../../kernel/connection.ts';
import { DomainError } from '../../../kernel/domain-error.ts';
import { payload } from '../../../kernel/payload.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { StaffOnly } from '../../access/index.ts';
import { type TouchpointEntry, TouchpointType } from '../../registry/index.ts';
import { BridgeSetInput, BridgeSetPayload, BridgeType } from './bridge.graphql.ts';
import type { BridgeSetting } from './bridge.ts';
import { findBridges } from './find-bridge.ts';
import { setBridge } from './set-bridge.ts';

@Resolver()
export class BridgeResolver {
  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN', 'METHODOLOGIST')
  @Mutation(() => BridgeSetPayload, {
    description:
      'Sets with which probability invited clients of a touchpoint are led to the web, for invitations from now on.',
  })
  bridgeSet(
    @Arg('input', () => BridgeSetInput, { description: 'The touchpoint and the probability.' }) input: BridgeSetInput,
    @Ctx() context: RequestContext,
  ): Promise<BridgeSetPayload> {
    return payload(context, 'bridge', () => setBridge(context, input));
  }
}

@Resolver(() => TouchpointType)
export class TouchpointBridgeFields {
  @FieldResolver(() => [BridgeType], {
    description:
      'Bridge settings of the touchpoint, newest first: the first one holds. The last is that of the installation. A bounded list.',
    complexity: ({ args, childComplexity }) => 5 + Number(args.first) * childComplexity,
  })
  bridges(
    @Root() { id }: TouchpointEntry,
    @Arg('first', () => Int, { defaultValue: 1, description: 'At most so many, 1–100.' }) first: number,
    @Ctx() { pool }: RequestContext,
  ): Promise<BridgeSetting[]> {
    if (first < 1 || first > PAGE_SIZE_AT_MOST) throw new DomainError({ code: 'PAGE_SIZE', path: ['first'] });
    return findBridges(pool, id, first);
  }
}
