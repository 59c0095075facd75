import type { LocalizedText } from '@otklik/schema';

/** A step of a life situation and the services used in it. */
export interface SituationStage {
  lifeSituationId: string;
  position: number;
  name: LocalizedText;
  serviceIds: string[];
}
