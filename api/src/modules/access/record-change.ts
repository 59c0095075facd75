import type { EntityManager } from '@mikro-orm/postgresql';
import { type IdKind, uuidOf, uuidV7 } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { requireRole } from './require-role.ts';

/** What was changed. `authorityId` is the UUID of the authority that may read the entry; null for all staff. */
export interface ChangedObject {
  type: IdKind;
  id: string;
  authorityId: string | null;
}

/**
 * Writes one entry of the audit trail in the transaction of the change itself: both are stored or neither.
 * @param em the entity manager that `withTenant` passed
 * @param action name of the mutation, e.g. `serviceChange`
 * @param before what it was, null for a creation; @param after what it is now, null for a deletion
 */
export async function recordChange(
  em: EntityManager,
  { viewer, clock }: Pick<RequestContext, 'viewer' | 'clock'>,
  action: string,
  object: ChangedObject,
  before: object | null,
  after: object | null,
): Promise<void> {
  const { id, name, email } = requireRole(viewer);
  const at = clock.now();
  await em.insert(AuditEntry, {
    id: uuidV7(at.getTime()),
    at,
    accountId: uuidOf('Account', id),
    actor: `${name} <${email}>`,
    authorityId: object.authorityId,
    action,
    objectType: object.type,
    objectId: object.id,
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown> | null,
  });
}
