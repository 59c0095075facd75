import { DomainError } from '../../kernel/domain-error.ts';
import { uuidOf } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { PartnerKey } from './partner-key.entity.ts';
import { recordChange } from './record-change.ts';
import { withTenant } from './with-tenant.ts';

/**
 * Revokes a key of an authority within the viewer's. A key that is revoked already stays as it is.
 * @throws DomainError NOT_FOUND
 */
export function revokePartnerKey(context: RequestContext, id: string): Promise<PartnerKey> {
  const uuid = uuidOf('PartnerKey', id);
  return withTenant(context, async (em) => {
    const key = uuid && (await em.findOne(PartnerKey, { id: uuid }));
    if (!key) throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'id'] });
    if (key.revokedAt) return key;
    key.revokedAt = context.clock.now();
    await em.flush();
    const object = { type: 'PartnerKey', id: key.id, authorityId: key.authorityId } as const;
    await recordChange(em, context, 'partnerKeyRevoke', object, { revokedAt: null }, { revokedAt: key.revokedAt });
    return key;
  });
}
