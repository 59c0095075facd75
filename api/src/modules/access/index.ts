import { AuditEntrySchema } from './audit-entry.entity.ts';
import { AuditResolver } from './audit.resolver.ts';
import { PartnerKeySchema } from './partner-key.entity.ts';
import { PartnerKeyResolver } from './partner-key.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';

export { Access } from './access.ts';
export { makeFirstAccount } from './make-first-account.ts';
export { hashPassword } from './password.ts';
export { partnerKeyHash, newPartnerKey } from './partner-key-text.ts';
export type { PartnerKey } from './partner-key.entity.ts';
export { PartnerKeyType } from './partner-key.graphql.ts';
export { recordChange } from './record-change.ts';
export { requireRole } from './require-role.ts';
export { StaffOnly } from './staff-only.ts';
export { ViewerType } from './viewer.graphql.ts';
export { enterTenant, withTenant } from './with-tenant.ts';

/** Tables of this module that are read through the ORM. Accounts and sessions are not: their hashes stay out of it. */
export const accessEntities = [AuditEntrySchema, PartnerKeySchema];

/** Resolvers that only the staff schema has. */
export const staffResolvers = [ViewerResolver, AuditResolver, PartnerKeyResolver] as const;
