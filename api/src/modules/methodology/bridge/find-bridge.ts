import type { ClientBase, Pool } from 'pg';
import { prepared } from '../../../database/prepared.ts';
import { BRIDGE_COLUMNS, type BridgeSetting } from './bridge.ts';

/** The bridge that holds at a touchpoint now: its own, else that of the installation. */
export async function findBridge(client: ClientBase | Pool, touchpointId: string): Promise<BridgeSetting> {
  const [bridge] = await findBridges(client, touchpointId, 1);
  if (!bridge) throw new Error('The installation has no bridge');
  return bridge;
}

/** What has held at a touchpoint, newest first, and last the setting of the installation. */
export async function findBridges(
  client: ClientBase | Pool,
  touchpointId: string,
  first: number,
): Promise<BridgeSetting[]> {
  const { rows } = await client.query<BridgeSetting>(
    prepared({
      text: `select ${BRIDGE_COLUMNS} from bridge where touchpoint_id = $1 or touchpoint_id is null
     order by touchpoint_id is null, version desc limit $2`,
      values: [touchpointId, first],
    }),
  );
  return rows;
}
