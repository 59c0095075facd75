import { defineEntity, p } from '@mikro-orm/core';

/** What a member of staff changed. Rows are never changed. */
export const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: p.uuid().primary(),
    at: p.datetime(),
    accountId: p.uuid().fieldName('account_id').nullable(),
    actor: p.text(),
    authorityId: p.uuid().fieldName('authority_id').nullable(),
    action: p.text(),
    objectType: p.text().fieldName('object_type'),
    objectId: p.uuid().fieldName('object_id'),
    before: p.json<Record<string, unknown>>().nullable(),
    after: p.json<Record<string, unknown>>().nullable(),
  },
});
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
