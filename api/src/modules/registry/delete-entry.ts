import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '../../kernel/domain-error.ts';
import { toGlobalId } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { changeRegistry } from './change-registry.ts';
import { ID_KIND } from './directory.ts';
import { JourneyStageService } from './journey-stage.entity.ts';
import { changeable } from './may-change.ts';
import { Service } from './service.entity.ts';
import { Touchpoint, TouchpointService } from './touchpoint.entity.ts';

/**
 * Deletes a service or touchpoint that was made by mistake, with its places in journeys and at touchpoints. What
 * has ratings can only be retired: a trigger of the database refuses it too. What an improvement is about, was
 * offered to people, had people invited to it, or is in a report of a partner, cannot be deleted either.
 * @returns the global id of what is no more
 * @throws DomainError NOT_FOUND, NOT_PERMITTED, HAS_RATINGS, STATE_TRANSITION
 */
export async function deleteEntry(
  context: RequestContext,
  kind: 'SERVICE' | 'TOUCHPOINT',
  reference: string,
): Promise<string> {
  const { id } = changeable(context, kind, reference);
  await changeRegistry(context, kind === 'SERVICE' ? 'serviceDelete' : 'touchpointDelete', { kind, id }, async (em) => {
    await refuseWhenUsed(em, id);
    if (kind === 'SERVICE') {
      await em.nativeDelete(JourneyStageService, { serviceId: id });
      await em.nativeDelete(TouchpointService, { serviceId: id });
      await em.nativeDelete(Service, { id });
    } else {
      await em.nativeDelete(TouchpointService, { touchpointId: id });
      await em.nativeDelete(Touchpoint, { id });
    }
  });
  return toGlobalId(ID_KIND[kind], id);
}

async function refuseWhenUsed(em: EntityManager, id: string): Promise<void> {
  const [use] = await em.execute<{ isRated: boolean; isUsed: boolean }[]>(
    `select exists (select from cell where subject_id = i.id or touchpoint_id = i.id) as "isRated",
       exists (select from improvement_subject where subject_id = i.id)
         or exists (select from improvement_comparison where service_id = i.id)
         or exists (select from offer_tally where subject_id = i.id or touchpoint_id = i.id)
         or exists (select from flow_tally where service_id = i.id or touchpoint_id = i.id)
         or exists (select from norm_tally where service_id = i.id or touchpoint_id = i.id)
         or exists (select from invitation_tally where subject_id = i.id or touchpoint_id = i.id) as "isUsed"
     from (select ?::uuid as id) i`,
    [id],
  );
  if (use?.isRated) throw new DomainError({ code: 'HAS_RATINGS', path: ['input', 'id'] });
  if (use?.isUsed) throw new DomainError({ code: 'STATE_TRANSITION', path: ['input', 'id'] });
}
