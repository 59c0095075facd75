import { type Connection, pageRequest, toConnection } from '../../kernel/connection.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { PartnerKey } from './partner-key.entity.ts';
import { withTenant } from './with-tenant.ts';

/** Keys of the viewer's authorities, newest first, revoked ones too. @throws DomainError PAGE_SIZE, CURSOR_INVALID */
export async function listPartnerKeys(
  context: RequestContext,
  first: number,
  after: string | null | undefined,
): Promise<Connection<PartnerKey>> {
  const request = pageRequest(first, after);
  const beforeId = request.after?.[0];
  const rows = await withTenant(context, (em) =>
    em.find(PartnerKey, beforeId === undefined ? {} : { id: { $lt: beforeId } }, {
      orderBy: { id: 'desc' },
      limit: first + 1,
    }),
  );
  return toConnection(rows, request, ({ id }) => [id]);
}
