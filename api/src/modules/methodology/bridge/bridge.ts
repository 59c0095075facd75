import type { Bridge } from './bridge.rules.ts';

/** A setting of a bridge as it is stored. */
export interface BridgeSetting extends Bridge {
  /** Null: of the installation. */
  touchpointId: string | null;
  setAt: Date;
  isDefault: boolean;
}

/** Columns of the table in the names of `BridgeSetting`. */
export const BRIDGE_COLUMNS = `version, probability, touchpoint_id as "touchpointId", set_at as "setAt",
  touchpoint_id is null as "isDefault"`;
