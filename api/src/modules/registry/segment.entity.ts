import { defineEntity, p } from '@mikro-orm/core';
import type { Audience, LocalizedText } from '@otklik/schema';

/** A profile of clients. */
export const SegmentSchema = defineEntity({
  name: 'Segment',
  tableName: 'segment',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.json<LocalizedText>(),
    audience: p.text().$type<Audience>(),
    retiredAt: p.datetime().fieldName('retired_at').nullable(),
  },
});
export class Segment extends SegmentSchema.class {}
SegmentSchema.setClass(Segment);
