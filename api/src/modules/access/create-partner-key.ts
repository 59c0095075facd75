import { DomainError, refuseFaults, type UserFault } from '../../kernel/domain-error.ts';
import { uuidOf, uuidV7 } from '../../kernel/ids.ts';
import { keptText } from '../../kernel/kept-text.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { newPartnerKey, partnerKeyHash } from './partner-key-text.ts';
import { PartnerKey } from './partner-key.entity.ts';
import { type PartnerScope, PartnerScopeEnum } from './partner-scope.ts';
import { recordChange } from './record-change.ts';
import { withTenant } from './with-tenant.ts';

/** What a new key is made of. `authority` is a global id or slug, `expiresAt` an ISO instant. */
export interface NewPartnerKey {
  authority: string;
  name: string;
  scopes: readonly PartnerScope[];
  expiresAt?: string | null | undefined;
}

const NAME_AT_MOST = 200;

/**
 * Makes a partner key of an authority within the viewer's.
 * @returns the stored key, and its text, which can never be shown again
 * @throws DomainError FIELD_MISSING, TEXT_TOO_LONG, DATE_INVALID, NOT_FOUND
 */
export async function createPartnerKey(
  context: RequestContext,
  input: NewPartnerKey,
): Promise<{ partnerKey: PartnerKey; key: string }> {
  const now = context.clock.now();
  refuseFaults(faultsOf(input, now));
  const key = newPartnerKey();
  const partnerKey = await withTenant(context, async (em) => {
    const [authority] = await em.execute<{ id: string }[]>(
      `select id from authority where (id = ?::uuid or slug = ?) and retired_at is null
         and id = any (current_setting('app.authorities')::uuid[])`,
      [uuidOf('Authority', input.authority), input.authority],
    );
    if (!authority) throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'authority'] });
    const created = em.create(PartnerKey, {
      id: uuidV7(now.getTime()),
      authorityId: authority.id,
      name: keptText(input.name),
      keyHash: partnerKeyHash(key)!,
      scopes: [...new Set(input.scopes)],
      createdAt: now,
      expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
      revokedAt: null,
    });
    await em.flush();
    const object = { type: 'PartnerKey', id: created.id, authorityId: authority.id } as const;
    await recordChange(em, context, 'partnerKeyCreate', object, null, {
      name: created.name,
      scopes: created.scopes,
      expiresAt: created.expiresAt,
    });
    return created;
  });
  return { partnerKey, key };
}

function faultsOf({ name, scopes, expiresAt }: NewPartnerKey, now: Date): UserFault[] {
  const faults: UserFault[] = [];
  if (!keptText(name)) faults.push({ code: 'FIELD_MISSING', path: ['input', 'name'], params: { field: 'name' } });
  if (keptText(name).length > NAME_AT_MOST)
    faults.push({ code: 'TEXT_TOO_LONG', path: ['input', 'name'], params: { limit: NAME_AT_MOST } });
  if (scopes.length === 0)
    faults.push({ code: 'FIELD_MISSING', path: ['input', 'scopes'], params: { field: 'scopes' } });
  if (!scopes.every((scope) => Object.values(PartnerScopeEnum).includes(scope)))
    faults.push({ code: 'FIELD_INVALID', path: ['input', 'scopes'], params: { field: 'scopes' } });
  if (expiresAt && new Date(expiresAt) <= now) faults.push({ code: 'DATE_INVALID', path: ['input', 'expiresAt'] });
  return faults;
}
