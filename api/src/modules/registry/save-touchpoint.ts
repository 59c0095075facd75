import type { EntityManager } from '@mikro-orm/postgresql';
import type { SourceClass } from '@otklik/schema';
import { uuidV7 } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { changeRegistry } from './change-registry.ts';
import type { TouchpointEntry } from './directory.ts';
import { InputCheck } from './input-check.ts';
import { changeable } from './may-change.ts';
import { Touchpoint, TouchpointService } from './touchpoint.entity.ts';
import type { TouchpointChangeInput, TouchpointCreateInput } from './touchpoint.input.ts';
import { refuseWhenRated } from './refuse-when-rated.ts';

/** Creates a touchpoint of an authority that the viewer administers. @throws DomainError */
export async function createTouchpoint(
  context: RequestContext,
  input: TouchpointCreateInput,
): Promise<TouchpointEntry> {
  const id = uuidV7(context.clock.now().getTime());
  const check = new InputCheck(context);
  const row = {
    id,
    authorityId: check.authority(input.authority, 'authority'),
    slug: check.slug(input.slug),
    name: check.name(input.name, 'name'),
    channel: input.channel,
    modes: check.modes(input.modes),
    maximumSourceClass: sourceClass(check, input.maximumSourceClass),
    timeZone: check.timeZone(input.timeZone),
    place: input.place == null ? null : check.name(input.place, 'place'),
    ratedAsItself: input.ratedAsItself,
    retiredAt: null,
  };
  const serviceIds = check.services(input.services, 'services');
  check.refuse();
  await changeRegistry(context, 'touchpointCreate', { kind: 'TOUCHPOINT', id }, async (em) => {
    em.create(Touchpoint, row);
    await em.flush();
    await replaceServices(em, id, serviceIds);
  });
  return context.directory.get('TOUCHPOINT', id);
}

/**
 * Changes a touchpoint; what the input leaves out stays. The channel of one that has ratings stays too.
 * @throws DomainError
 */
export async function changeTouchpoint(
  context: RequestContext,
  input: TouchpointChangeInput,
): Promise<TouchpointEntry> {
  const { id, kind, channel } = changeable(context, 'TOUCHPOINT', input.id);
  const check = new InputCheck(context);
  const changes = {
    ...(input.authority != null && { authorityId: check.authority(input.authority, 'authority') }),
    ...(input.slug != null && { slug: check.slug(input.slug) }),
    ...(input.name != null && { name: check.name(input.name, 'name') }),
    ...(input.channel != null && { channel: input.channel }),
    ...(input.modes != null && { modes: check.modes(input.modes) }),
    ...(input.maximumSourceClass != null && { maximumSourceClass: sourceClass(check, input.maximumSourceClass) }),
    ...(input.timeZone != null && { timeZone: check.timeZone(input.timeZone) }),
    ...(input.place !== undefined && { place: input.place === null ? null : check.name(input.place, 'place') }),
    ...(input.ratedAsItself != null && { ratedAsItself: input.ratedAsItself }),
    ...(input.retired === false && { retiredAt: null }),
  };
  const serviceIds = input.services == null ? null : check.services(input.services, 'services');
  check.refuse();
  await changeRegistry(context, 'touchpointChange', { kind, id }, async (em) => {
    await refuseWhenRated(em, id, input.channel != null && input.channel !== channel ? ['channel'] : []);
    em.assign(await em.findOneOrFail(Touchpoint, { id }), changes);
    if (serviceIds) await replaceServices(em, id, serviceIds);
  });
  return context.directory.get('TOUCHPOINT', id);
}

/** Complaints have a path of their own: no touchpoint makes ratings complaints. */
function sourceClass(check: InputCheck, maximum: SourceClass): SourceClass {
  if (maximum === 'COMPLAINT') check.fault('FIELD_INVALID', ['maximumSourceClass'], { field: 'maximumSourceClass' });
  return maximum;
}

async function replaceServices(em: EntityManager, touchpointId: string, serviceIds: readonly string[]): Promise<void> {
  await em.nativeDelete(TouchpointService, { touchpointId });
  if (serviceIds.length > 0)
    await em.insertMany(
      TouchpointService,
      serviceIds.map((serviceId) => ({ touchpointId, serviceId })),
    );
}
