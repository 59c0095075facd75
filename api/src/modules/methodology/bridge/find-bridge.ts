import type { ClientBase, Pool } from 'pg';
import type { Bridge } from './bridge.rules.ts';

/** The bridge that holds at a touchpoint now: its own, else that of the installation. */
export async function findBridge(client: ClientBase | Pool, touchpointId: string): Promise<Bridge> {
  const { rows } = await client.query<Bridge>(
    `select version, probability from bridge where touchpoint_id = $1 or touchpoint_id is null
     order by touchpoint_id is null, version desc limit 1`,
    [touchpointId],
  );
  if (!rows[0]) throw new Error('The installation has no bridge');
  return rows[0];
}
