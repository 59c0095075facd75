import { uuidV7 } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { changeRegistry } from './change-registry.ts';
import type { ServiceEntry } from './directory.ts';
import { InputCheck } from './input-check.ts';
import { changeable } from './may-change.ts';
import { Service } from './service.entity.ts';
import type { ServiceChangeInput, ServiceCreateInput } from './service.input.ts';
import { refuseWhenRated } from './refuse-when-rated.ts';

/** Creates a service of an authority that the viewer administers. @throws DomainError */
export async function createService(context: RequestContext, input: ServiceCreateInput): Promise<ServiceEntry> {
  const id = uuidV7(context.clock.now().getTime());
  const check = new InputCheck(context);
  const row = {
    id,
    authorityId: check.authority(input.authority, 'authority'),
    slug: check.slug(input.slug),
    name: check.name(input.name, 'name'),
    spokenName: check.name(input.spokenName, 'spokenName'),
    audience: input.audience,
    stage: input.stage,
    supervision: input.supervision,
  };
  check.refuse();
  await changeRegistry(context, 'serviceCreate', { kind: 'SERVICE', id }, (em) => {
    em.create(Service, row);
  });
  return context.directory.get('SERVICE', id);
}

/**
 * Changes a service; what the input leaves out stays. Audience and supervision of one that has ratings stay too. Its
 * ratings are read by the staff of the authority they were given to; figures of authorities follow the registry of today.
 * @throws DomainError
 */
export async function changeService(context: RequestContext, input: ServiceChangeInput): Promise<ServiceEntry> {
  const { id, kind, audience, supervision } = changeable(context, 'SERVICE', input.id);
  const check = new InputCheck(context);
  const changes = {
    ...(input.authority != null && { authorityId: check.authority(input.authority, 'authority') }),
    ...(input.slug != null && { slug: check.slug(input.slug) }),
    ...(input.name != null && { name: check.name(input.name, 'name') }),
    ...(input.spokenName != null && { spokenName: check.name(input.spokenName, 'spokenName') }),
    ...(input.audience != null && { audience: input.audience }),
    ...(input.stage != null && { stage: input.stage }),
    ...(input.supervision != null && { supervision: input.supervision }),
  };
  check.refuse();
  await changeRegistry(context, 'serviceChange', { kind, id }, async (em) => {
    await refuseWhenRated(em, id, [
      ...(input.audience != null && input.audience !== audience ? ['audience'] : []),
      ...(input.supervision != null && input.supervision !== supervision ? ['supervision'] : []),
    ]);
    em.assign(await em.findOneOrFail(Service, { id }), changes);
  });
  return context.directory.get('SERVICE', id);
}
