import { defineEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/schema';

/** The body that owns services; the tenant. */
export const AuthoritySchema = defineEntity({
  name: 'Authority',
  tableName: 'authority',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.json<LocalizedText>(),
    parentId: p.uuid().fieldName('parent_id').nullable(),
    retiredAt: p.datetime().fieldName('retired_at').nullable(),
  },
});
export class Authority extends AuthoritySchema.class {}
AuthoritySchema.setClass(Authority);
