import { type Connection, pageRequest, toConnection } from '../../kernel/connection.ts';
import { parseGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { withTenant } from './with-tenant.ts';

/** The changes of one object, newest first, as far as the viewer's authorities reach. @throws DomainError PAGE_SIZE, CURSOR_INVALID */
export async function auditTrail(
  context: RequestContext,
  { object, first, after }: { object: string; first: number; after: string | null | undefined },
): Promise<Connection<AuditEntry>> {
  const request = pageRequest(first, after);
  const changed = parseGlobalId(object);
  const beforeId = request.after?.[0];
  const rows = !changed
    ? []
    : await withTenant(context, (em) =>
        em.find(
          AuditEntry,
          {
            objectId: changed.uuid,
            objectType: changed.kind,
            ...(beforeId !== undefined && { id: { $lt: beforeId } }),
          },
          { orderBy: { id: 'desc' }, limit: first + 1 },
        ),
      );
  return toConnection(rows, request, ({ id }) => [id]);
}
