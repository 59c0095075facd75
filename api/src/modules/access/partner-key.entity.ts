import { defineEntity, p } from '@mikro-orm/core';
import type { PartnerScope } from './partner-scope.ts';

/** A key by which a system of an authority signs its calls. The key itself is not stored. */
export const PartnerKeySchema = defineEntity({
  name: 'PartnerKey',
  tableName: 'partner_key',
  properties: {
    id: p.uuid().primary(),
    authorityId: p.uuid().fieldName('authority_id'),
    name: p.text(),
    keyHash: p.blob().fieldName('key_hash').lazy(),
    scopes: p.array<PartnerScope>((scope) => scope as PartnerScope),
    createdAt: p.datetime().fieldName('created_at'),
    expiresAt: p.datetime().fieldName('expires_at').nullable(),
    revokedAt: p.datetime().fieldName('revoked_at').nullable(),
  },
});
export class PartnerKey extends PartnerKeySchema.class {}
PartnerKeySchema.setClass(PartnerKey);
