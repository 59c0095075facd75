import type { RequestContext } from '../../kernel/request-context.ts';
import type { ServiceEntry } from '../registry/index.ts';

const SERVICES_AT_MOST = 100;

/** Services of a life situation in the order of its journey, each once, without retired ones. */
export async function usedServicesOf(
  { pool, directory }: RequestContext,
  lifeSituationId: string,
): Promise<ServiceEntry[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select s.service_id as id from journey_stage_service s join journey_stage t on t.id = s.journey_stage_id
     where t.life_situation_id = $1 group by s.service_id order by min(t.position * 1000 + s.position) limit $2`,
    [lifeSituationId, SERVICES_AT_MOST],
  );
  return rows.map(({ id }) => directory.get('SERVICE', id)).filter(({ isRetired }) => !isRetired);
}
