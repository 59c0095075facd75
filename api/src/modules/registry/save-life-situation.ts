import { uuidV7 } from '../../kernel/ids.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { changeRegistry } from './change-registry.ts';
import type { LifeSituationEntry } from './directory.ts';
import { InputCheck } from './input-check.ts';
import { LifeSituation } from './life-situation.entity.ts';
import type { LifeSituationChangeInput, LifeSituationCreateInput } from './life-situation.input.ts';
import { changeable } from './may-change.ts';
import { checkStages, replaceStages } from './save-stages.ts';

/** Creates a life situation led by an authority that the viewer administers. @throws DomainError */
export async function createLifeSituation(
  context: RequestContext,
  input: LifeSituationCreateInput,
): Promise<LifeSituationEntry> {
  const id = uuidV7(context.clock.now().getTime());
  const check = new InputCheck(context);
  const row = {
    id,
    leadAuthorityId: check.authority(input.lead, 'lead'),
    slug: check.slug(input.slug),
    name: check.name(input.name, 'name'),
    spokenName: check.name(input.spokenName, 'spokenName'),
    retiredAt: null,
  };
  const stages = checkStages(check, input.stages);
  check.refuse();
  await changeRegistry(context, 'lifeSituationCreate', { kind: 'LIFE_SITUATION', id }, async (em) => {
    em.create(LifeSituation, row);
    await em.flush();
    await replaceStages(em, id, stages);
  });
  return context.directory.get('LIFE_SITUATION', id);
}

/** Changes a life situation; what the input leaves out stays. @throws DomainError */
export async function changeLifeSituation(
  context: RequestContext,
  input: LifeSituationChangeInput,
): Promise<LifeSituationEntry> {
  const { id, kind } = changeable(context, 'LIFE_SITUATION', input.id);
  const check = new InputCheck(context);
  const changes = {
    ...(input.lead != null && { leadAuthorityId: check.authority(input.lead, 'lead') }),
    ...(input.slug != null && { slug: check.slug(input.slug) }),
    ...(input.name != null && { name: check.name(input.name, 'name') }),
    ...(input.spokenName != null && { spokenName: check.name(input.spokenName, 'spokenName') }),
    ...(input.retired === false && { retiredAt: null }),
  };
  const stages = input.stages == null ? null : checkStages(check, input.stages);
  check.refuse();
  await changeRegistry(context, 'lifeSituationChange', { kind, id }, async (em) => {
    em.assign(await em.findOneOrFail(LifeSituation, { id }), changes);
    if (stages) await replaceStages(em, id, stages);
  });
  return context.directory.get('LIFE_SITUATION', id);
}
