import type DataLoader from 'dataloader';
import { batchMany } from '../../kernel/batch-loader.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { JourneyStage, JourneyStageService } from './journey-stage.entity.ts';
import { TouchpointService } from './touchpoint.entity.ts';

/** Stages of a life situation, in order. */
export const stagesOfLifeSituation = ({ em }: RequestContext): DataLoader<string, JourneyStage[]> =>
  batchMany(
    (lifeSituationIds) =>
      em.find(JourneyStage, { lifeSituationId: { $in: [...lifeSituationIds] } }, { orderBy: { position: 'asc' } }),
    (stage) => stage.lifeSituationId,
  );

/** Services used in a stage, in order. */
export const servicesOfStage = ({ em }: RequestContext): DataLoader<string, JourneyStageService[]> =>
  batchMany(
    (stageIds) =>
      em.find(JourneyStageService, { journeyStageId: { $in: [...stageIds] } }, { orderBy: { position: 'asc' } }),
    (use) => use.journeyStageId,
  );

/** A life situation that uses a service, in some stage of its journey. */
interface LifeSituationOfService {
  serviceId: string;
  lifeSituationId: string;
}

/** Life situations whose journeys use a service; each once. */
export const lifeSituationsOfService = ({ em }: RequestContext): DataLoader<string, LifeSituationOfService[]> =>
  batchMany(
    (serviceIds) =>
      em.execute<LifeSituationOfService[]>(
        `select distinct used.service_id as "serviceId", stage.life_situation_id as "lifeSituationId"
         from journey_stage_service used join journey_stage stage on stage.id = used.journey_stage_id
         where used.service_id in (${serviceIds.map(() => '?').join(', ')})`,
        [...serviceIds],
      ),
    ({ serviceId }) => serviceId,
  );

/** Touchpoints where a service can be rated. */
export const touchpointsOfService = ({ em }: RequestContext): DataLoader<string, TouchpointService[]> =>
  batchMany(
    (serviceIds) => em.find(TouchpointService, { serviceId: { $in: [...serviceIds] } }),
    (offer) => offer.serviceId,
  );

/** Services that can be rated at a touchpoint. */
export const servicesOfTouchpoint = ({ em }: RequestContext): DataLoader<string, TouchpointService[]> =>
  batchMany(
    (touchpointIds) => em.find(TouchpointService, { touchpointId: { $in: [...touchpointIds] } }),
    (offer) => offer.touchpointId,
  );
