import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../kernel/connection.ts';
import { type IdKind, toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { AuditEntry } from './audit-entry.entity.ts';
import { AuditEntryConnectionType, AuditEntryType } from './audit-entry.graphql.ts';
import { auditTrail } from './audit-trail.ts';
import { StaffOnly } from './staff-only.ts';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @FieldResolver(() => ID, { description: 'Global id of what was changed.' })
  object(@Root() { objectType, objectId }: AuditEntry): string {
    return toGlobalId(objectType as IdKind, objectId);
  }

  @StaffOnly('PLATFORM_ADMIN', 'AUTHORITY_ADMIN', 'ANALYST', 'METHODOLOGIST')
  @Query(() => AuditEntryConnectionType, {
    description: 'Who changed an object, when and how, newest first.',
    complexity: ({ args, childComplexity }) => Number(args.first) * (childComplexity + 1),
  })
  auditTrail(
    @Arg('object', () => ID, { description: 'Global id of the object.' }) object: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows on the page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row before the page.' })
    after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AuditEntry>> {
    return auditTrail(context, { object, first, after });
  }
}
