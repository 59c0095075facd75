import type { ClientBase, Pool } from 'pg';
import { LIST_AT_MOST } from './input-check.ts';

/** A service at a touchpoint, by their UUIDs. */
export interface Offer {
  serviceId: string;
  touchpointId: string;
}

/** Says of a service whether the registry offers it at a touchpoint. */
export type IsOffered = (serviceId: string, touchpointId: string) => boolean;

/**
 * Looks up which of these services can be rated at their touchpoints. The registry in memory does not hold the offers:
 * a country has hundreds of thousands of them. A place that lists as many as can be listed may well offer more: all.
 * @returns an answer for each of the pairs; no for any other
 */
export async function findOffers(database: Pool | ClientBase, pairs: readonly Offer[]): Promise<IsOffered> {
  const { rows } = await database.query<Offer>(
    `select asked.touchpoint_id as "touchpointId", asked.service_id as "serviceId"
     from unnest($1::uuid[], $2::uuid[]) as asked (touchpoint_id, service_id)
     where exists (select from touchpoint_service o
         where o.touchpoint_id = asked.touchpoint_id and o.service_id = asked.service_id)
       or (select count(*) from touchpoint_service o where o.touchpoint_id = asked.touchpoint_id) >= $3`,
    [pairs.map(({ touchpointId }) => touchpointId), pairs.map(({ serviceId }) => serviceId), LIST_AT_MOST],
  );
  const offered = new Set(rows.map(({ serviceId, touchpointId }) => `${serviceId} ${touchpointId}`));
  return (serviceId, touchpointId) => offered.has(`${serviceId} ${touchpointId}`);
}
