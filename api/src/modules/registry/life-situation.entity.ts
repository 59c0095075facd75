import { defineEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/schema';

/** What a person lives through, across services and authorities. */
export const LifeSituationSchema = defineEntity({
  name: 'LifeSituation',
  tableName: 'life_situation',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.json<LocalizedText>(),
    spokenName: p.json<LocalizedText>().fieldName('spoken_name'),
    leadAuthorityId: p.uuid().fieldName('lead_authority_id'),
    retiredAt: p.datetime().fieldName('retired_at').nullable(),
  },
});
export class LifeSituation extends LifeSituationSchema.class {}
LifeSituationSchema.setClass(LifeSituation);
