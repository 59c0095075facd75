import { defineEntity, p } from '@mikro-orm/core';
import type { Channel, LocalizedText, Mode, SourceClass } from '@otklik/schema';

/** One concrete point of contact: a page of a portal, an office, a help line. */
export const TouchpointSchema = defineEntity({
  name: 'Touchpoint',
  tableName: 'touchpoint',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.json<LocalizedText>(),
    authorityId: p.uuid().fieldName('authority_id'),
    channel: p.text().$type<Channel>(),
    modes: p.array<Mode>((mode) => mode as Mode),
    maximumSourceClass: p.text().$type<SourceClass>().fieldName('maximum_source_class'),
    timeZone: p.text().fieldName('time_zone'),
    place: p.json<LocalizedText>().nullable(),
    ratedAsItself: p.boolean().fieldName('rated_as_itself'),
    retiredAt: p.datetime().fieldName('retired_at').nullable(),
  },
});
export class Touchpoint extends TouchpointSchema.class {}
TouchpointSchema.setClass(Touchpoint);

/** A service that can be rated at a touchpoint. */
export const TouchpointServiceSchema = defineEntity({
  name: 'TouchpointService',
  tableName: 'touchpoint_service',
  properties: {
    touchpointId: p.uuid().fieldName('touchpoint_id').primary(),
    serviceId: p.uuid().fieldName('service_id').primary(),
  },
});
export class TouchpointService extends TouchpointServiceSchema.class {}
TouchpointServiceSchema.setClass(TouchpointService);
