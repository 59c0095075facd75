import type { ClientBase, Pool } from 'pg';
import { BRIDGE_COLUMNS, type BridgeSetting } from './bridge.ts';

/** What holds now: a lookup by the UUID of a touchpoint. */
export async function findCurrentBridges(client: ClientBase | Pool): Promise<(touchpointId: string) => BridgeSetting> {
  const { rows } = await client.query<BridgeSetting>(
    `select distinct on (touchpoint_id) ${BRIDGE_COLUMNS} from bridge order by touchpoint_id, version desc`,
  );
  const byTouchpoint = new Map(rows.map((row) => [row.touchpointId, row]));
  return (touchpointId) => {
    const bridge = byTouchpoint.get(touchpointId) ?? byTouchpoint.get(null);
    if (!bridge) throw new Error('The installation has no bridge');
    return bridge;
  };
}
