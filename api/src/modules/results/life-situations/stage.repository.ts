import type { Pool } from 'pg';
import type { SituationStage } from './situation-stage.ts';

/** Stages of life situations with their services, in order. */
export async function readSituationStages(pool: Pool, lifeSituationIds: readonly string[]): Promise<SituationStage[]> {
  const { rows } = await pool.query<SituationStage>(
    `select stage.life_situation_id as "lifeSituationId", stage.position, stage.name,
       coalesce(array_agg(used.service_id::text order by used.position) filter (where used.service_id is not null), '{}')
         as "serviceIds"
     from journey_stage stage left join journey_stage_service used on used.journey_stage_id = stage.id
     where stage.life_situation_id = any ($1::uuid[])
     group by stage.id order by stage.position`,
    [lifeSituationIds],
  );
  return rows;
}
