import { DomainError } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { Authority } from './authority.entity.ts';
import { changeRegistry } from './change-registry.ts';
import type { AuthorityEntry, Directory, Entry } from './directory.ts';
import { LifeSituation } from './life-situation.entity.ts';
import { changeable } from './may-change.ts';
import { Segment } from './segment.entity.ts';
import { Service } from './service.entity.ts';
import { Touchpoint } from './touchpoint.entity.ts';

const ACTION: Record<Entry['kind'], string> = {
  AUTHORITY: 'authorityRetire',
  SERVICE: 'serviceRetire',
  LIFE_SITUATION: 'lifeSituationRetire',
  TOUCHPOINT: 'touchpointRetire',
  SEGMENT: 'segmentRetire',
};

/**
 * Retires an object of the registry: it takes no more ratings and leaves the lists, its figures stay. Retiring what
 * is retired changes nothing. An authority must have nothing left in operation.
 * @throws DomainError NOT_FOUND, NOT_PERMITTED, STATE_TRANSITION
 */
export async function retireEntry<Kind extends Entry['kind']>(
  context: RequestContext,
  kind: Kind,
  reference: string,
): Promise<Extract<Entry, { kind: Kind }>> {
  const entry: Entry = changeable(context, kind, reference);
  if (entry.kind === 'AUTHORITY' && isInUse(context.directory, entry))
    throw new DomainError({ code: 'STATE_TRANSITION', path: ['input', 'id'] });
  const { id } = entry;
  await changeRegistry(context, ACTION[kind], { kind, id }, async (em) => {
    switch (entry.kind) {
      case 'SERVICE':
        (await em.findOneOrFail(Service, { id })).stage = 'RETIRED';
        break;
      case 'AUTHORITY':
        (await em.findOneOrFail(Authority, { id })).retiredAt ??= context.clock.now();
        break;
      case 'LIFE_SITUATION':
        (await em.findOneOrFail(LifeSituation, { id })).retiredAt ??= context.clock.now();
        break;
      case 'TOUCHPOINT':
        (await em.findOneOrFail(Touchpoint, { id })).retiredAt ??= context.clock.now();
        break;
      case 'SEGMENT':
        (await em.findOneOrFail(Segment, { id })).retiredAt ??= context.clock.now();
        break;
    }
  });
  return context.directory.get(kind, id);
}

/** True while the authority has anything that is not retired, authorities below it included. */
const isInUse = (directory: Directory, authority: AuthorityEntry): boolean =>
  directory.all('AUTHORITY').some(({ parentId, isRetired }) => parentId === authority.id && !isRetired) ||
  (['SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT'] as const).some((kind) =>
    directory.all(kind).some(({ authorityId, isRetired }) => authorityId === authority.id && !isRetired),
  );
