import type { ClientBase, Pool } from 'pg';

/** A service at a touchpoint, by their UUIDs. */
export interface Offer {
  serviceId: string;
  touchpointId: string;
}

/** Says of a service whether the registry offers it at a touchpoint. */
export type IsOffered = (serviceId: string, touchpointId: string) => boolean;

/**
 * Looks up which of these services can be rated at their touchpoints. The registry in memory does not hold the offers:
 * a country has hundreds of thousands of them.
 * @returns an answer for each of the pairs; no for any other
 */
export async function findOffers(database: Pool | ClientBase, pairs: readonly Offer[]): Promise<IsOffered> {
  const { rows } = await database.query<Offer>(
    `select touchpoint_id as "touchpointId", service_id as "serviceId" from touchpoint_service
     join unnest($1::uuid[], $2::uuid[]) as asked (touchpoint_id, service_id) using (touchpoint_id, service_id)`,
    [pairs.map(({ touchpointId }) => touchpointId), pairs.map(({ serviceId }) => serviceId)],
  );
  const offered = new Set(rows.map(({ serviceId, touchpointId }) => `${serviceId} ${touchpointId}`));
  return (serviceId, touchpointId) => offered.has(`${serviceId} ${touchpointId}`);
}
