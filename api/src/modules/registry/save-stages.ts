import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/schema';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidOf, uuidV7 } from '../../kernel/ids.ts';
import type { InputCheck } from './input-check.ts';
import { JourneyStage, JourneyStageService } from './journey-stage.entity.ts';
import type { JourneyStageInput } from './life-situation.input.ts';

/** Most stages of a journey, and most services of a stage. */
const STAGES_AT_MOST = 30;
const SERVICES_AT_MOST = 30;

/** A checked stage. `id` is the UUID of a stage to keep, null for a new one. */
export interface CheckedStage {
  id: string | null;
  name: LocalizedText;
  serviceIds: string[];
}

/** NOT_FOUND, NAME_MISSING, TEXT_TOO_LONG, FIELD_INVALID */
export function checkStages(check: InputCheck, stages: readonly JourneyStageInput[]): CheckedStage[] {
  if (stages.length > STAGES_AT_MOST) check.fault('FIELD_INVALID', ['stages'], { field: 'stages' });
  return stages.slice(0, STAGES_AT_MOST).map((stage, index) => {
    const path = ['stages', String(index)];
    const id = stage.id == null ? null : uuidOf('JourneyStage', stage.id);
    if (stage.id != null && !id) check.fault('NOT_FOUND', [...path, 'id']);
    if (stage.services.length > SERVICES_AT_MOST)
      check.fault('FIELD_INVALID', [...path, 'services'], { field: 'services' });
    return {
      id,
      name: check.name(stage.name, ...path, 'name'),
      serviceIds: check.services(stage.services, ...path, 'services'),
    };
  });
}

/**
 * Makes the stages of a life situation these and no others; those named by id keep it.
 * @throws DomainError NOT_FOUND for the id of a stage that is not one of this life situation, or comes twice
 */
export async function replaceStages(
  em: EntityManager,
  lifeSituationId: string,
  stages: readonly CheckedStage[],
): Promise<void> {
  const known = new Set(
    (await em.find(JourneyStage, { lifeSituationId }, { disableIdentityMap: true })).map(({ id }) => id),
  );
  stages.forEach(({ id }, index) => {
    if (id !== null && !known.delete(id))
      throw new DomainError({ code: 'NOT_FOUND', path: ['input', 'stages', String(index), 'id'] });
  });
  await em.nativeDelete(JourneyStage, { lifeSituationId });
  const rows = stages.map((stage, index) => ({ ...stage, id: stage.id ?? uuidV7(), position: index + 1 }));
  await em.insertMany(
    JourneyStage,
    rows.map(({ id, name, position }) => ({ id, lifeSituationId, name, position })),
  );
  const uses = rows.flatMap(({ id, serviceIds }) =>
    serviceIds.map((serviceId, index) => ({ journeyStageId: id, serviceId, position: index + 1 })),
  );
  if (uses.length > 0) await em.insertMany(JourneyStageService, uses);
}
