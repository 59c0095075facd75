import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection.ts';
import { toGlobalId } from '../../kernel/ids.ts';
import { payload } from '../../kernel/payload.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { createPartnerKey } from './create-partner-key.ts';
import { listPartnerKeys } from './list-partner-keys.ts';
import type { PartnerKey } from './partner-key.entity.ts';
import {
  PartnerKeyConnectionType,
  PartnerKeyCreateInput,
  PartnerKeyCreatePayload,
  PartnerKeyRevokeInput,
  PartnerKeyRevokePayload,
  PartnerKeyType,
} from './partner-key.graphql.ts';
import { revokePartnerKey } from './revoke-partner-key.ts';
import { StaffOnly } from './staff-only.ts';

const ADMINS = ['PLATFORM_ADMIN', 'AUTHORITY_ADMIN'] as const;

@Resolver(() => PartnerKeyType)
export class PartnerKeyResolver {
  @FieldResolver(() => ID, { description: 'Global id: kind and UUID.' })
  id(@Root() { id }: PartnerKey): string {
    return toGlobalId('PartnerKey', id);
  }

  @StaffOnly(...ADMINS)
  @Query(() => PartnerKeyConnectionType, {
    description: "Partner keys of the viewer's authorities, newest first.",
    complexity: ({ args, childComplexity }) => Number(args.first) * (childComplexity + 1),
  })
  partnerKeys(
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows on the page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row before the page.' })
    after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PartnerKey>> {
    return listPartnerKeys(context, first, after);
  }

  @StaffOnly(...ADMINS)
  @Mutation(() => PartnerKeyCreatePayload, { description: 'Makes a partner key and shows it this once.' })
  async partnerKeyCreate(
    @Arg('input', () => PartnerKeyCreateInput, { description: 'What the key is made of.' })
    input: PartnerKeyCreateInput,
    @Ctx() context: RequestContext,
  ): Promise<PartnerKeyCreatePayload> {
    const { made, userErrors } = await payload(context, 'made', () => createPartnerKey(context, input));
    return { partnerKey: made?.partnerKey ?? null, key: made?.key ?? null, userErrors };
  }

  @StaffOnly(...ADMINS)
  @Mutation(() => PartnerKeyRevokePayload, {
    description: 'Ends a partner key; it stops working within ten seconds.',
  })
  partnerKeyRevoke(
    @Arg('input', () => PartnerKeyRevokeInput, { description: 'The key.' }) input: PartnerKeyRevokeInput,
    @Ctx() context: RequestContext,
  ): Promise<PartnerKeyRevokePayload> {
    return payload(context, 'partnerKey', () => revokePartnerKey(context, input.id));
  }
}
