import type { Mode } from '@otklik/schema';
import { withRole } from '../../../database/pool.ts';
import { addDays, type Day, type DayRange, periodOf } from '../../../kernel/calendar.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { POLICY } from '../../../statistics/index.ts';
import { type BridgeSetting, findCurrentBridges, isBridgeable } from '../../methodology/index.ts';
import type { TouchpointEntry } from '../../registry/index.ts';
import { readDrawnRoutes } from '../mode-table/drawn-routes.repository.ts';
import { modeCellsOf } from '../mode-table/mode-cells.rules.ts';
import type { AdjustedItem } from '../mode-table/mode-table.ts';
import { servicesForEffects } from '../mode-table/service-strata.ts';
import { cellStrata } from '../scores/cell-strata.ts';
import { type BridgeOfMode, bridgeStanding } from './bridge-status.rules.ts';

/** A touchpoint whose invited clients are drawn between a mode and the web. */
export interface BridgedTouchpoint {
  touchpoint: TouchpointEntry;
  bridge: BridgeSetting;
}

/** What bridges have brought by now. */
export interface BridgeStatus {
  item: AdjustedItem;
  period: DayRange;
  sigma: number;
  targetError: number;
  modes: (BridgeOfMode & { touchpoints: BridgedTouchpoint[] })[];
}

/** The quarters whose answers the next mode table will be made of: the running one and those before it. */
export function bridgePeriod(today: Day): DayRange {
  const running = periodOf(today, 'QUARTER');
  let { from } = running;
  for (let quarter = 1; quarter < POLICY.modeEffect.quarters; quarter++)
    ({ from } = periodOf(addDays(from, -1), 'QUARTER'));
  return { from, to: running.to };
}

/** How far bridges are for one item, from the answers that the next mode table will be made of, as far as they are there. */
export async function bridgeStatus(
  { pool, directory, clock, readers }: Pick<RequestContext, 'pool' | 'directory' | 'clock' | 'readers'>,
  item: AdjustedItem,
): Promise<BridgeStatus> {
  const period = bridgePeriod(clock.now().toISOString().slice(0, 10));
  const [rows, { drawn, bridgeAt }] = await Promise.all([
    readers.reader.cells(
      servicesForEffects(directory),
      { period, stream: 'SCORE', filter: null },
      item === 'SAT' ? [] : [item],
    ),
    withRole(pool, 'otklik_staff', async (client) => ({
      drawn: await readDrawnRoutes(client, directory, period),
      bridgeAt: await findCurrentBridges(client),
    })),
  ]);
  const { sigma, modes } = bridgeStanding(modeCellsOf(cellStrata(rows, directory), item, drawn));
  return {
    item,
    period,
    sigma,
    targetError: POLICY.bridgeTargetError,
    modes: modes.map((mode) => ({ ...mode, touchpoints: touchpointsOf(mode.mode) })),
  };

  function touchpointsOf(mode: Mode): BridgedTouchpoint[] {
    return directory
      .inOrder('TOUCHPOINT', 'EN')
      .filter(
        (touchpoint) =>
          !touchpoint.isRetired &&
          touchpoint.maximumSourceClass === 'RANDOM' &&
          touchpoint.modes.includes(mode) &&
          isBridgeable(touchpoint),
      )
      .slice(0, TOUCHPOINTS_AT_MOST)
      .map((touchpoint) => ({ touchpoint, bridge: bridgeAt(touchpoint.id) }));
  }
}

const TOUCHPOINTS_AT_MOST = 100;
