import { defineEntity, p } from '@mikro-orm/core';
import type { Audience, LocalizedText, ServiceStage } from '@otklik/schema';

/** A public or internal service. Its end is a stage, RETIRED. */
export const ServiceSchema = defineEntity({
  name: 'Service',
  tableName: 'service',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.json<LocalizedText>(),
    spokenName: p.json<LocalizedText>().fieldName('spoken_name'),
    authorityId: p.uuid().fieldName('authority_id'),
    audience: p.text().$type<Audience>(),
    stage: p.text().$type<ServiceStage>(),
    supervision: p.boolean(),
  },
});
export class Service extends ServiceSchema.class {}
ServiceSchema.setClass(Service);
