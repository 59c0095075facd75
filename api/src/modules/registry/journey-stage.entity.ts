import { defineEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/schema';

/** One step of a life situation, counted from 1. */
export const JourneyStageSchema = defineEntity({
  name: 'JourneyStage',
  tableName: 'journey_stage',
  properties: {
    id: p.uuid().primary(),
    lifeSituationId: p.uuid().fieldName('life_situation_id'),
    position: p.smallint(),
    name: p.json<LocalizedText>(),
  },
});
export class JourneyStage extends JourneyStageSchema.class {}
JourneyStageSchema.setClass(JourneyStage);

/** A service that is used in a stage, and its place among the services of the stage, from 1. */
export const JourneyStageServiceSchema = defineEntity({
  name: 'JourneyStageService',
  tableName: 'journey_stage_service',
  properties: {
    journeyStageId: p.uuid().fieldName('journey_stage_id').primary(),
    serviceId: p.uuid().fieldName('service_id').primary(),
    position: p.smallint(),
  },
});
export class JourneyStageService extends JourneyStageServiceSchema.class {}
JourneyStageServiceSchema.setClass(JourneyStageService);
