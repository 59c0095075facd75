import type { Pool } from 'pg';
import type { Directory } from '../../registry/index.ts';
import { isBridgeable } from './bridge.rules.ts';
import { findCurrentBridges } from './find-current-bridges.ts';

/** A probability, and at how many touchpoints it holds. */
export interface BridgeInUse {
  probability: number;
  touchpoints: number;
}

const AT_MOST = 20;

/** With which probabilities invited clients are led to the web now, the one of most touchpoints first. */
export async function findBridgesInUse(pool: Pool, directory: Directory): Promise<BridgeInUse[]> {
  const bridgeOf = await findCurrentBridges(pool);
  const open = directory.all('TOUCHPOINT').filter((touchpoint) => !touchpoint.isRetired && isBridgeable(touchpoint));
  const counts = new Map<number, number>();
  for (const { id } of open) {
    const { probability } = bridgeOf(id);
    counts.set(probability, (counts.get(probability) ?? 0) + 1);
  }
  return [...counts]
    .map(([probability, touchpoints]) => ({ probability, touchpoints }))
    .toSorted((a, b) => b.touchpoints - a.touchpoints || b.probability - a.probability)
    .slice(0, AT_MOST);
}
