import type { Mode } from '@otklik/schema';
import type { ClientBase } from 'pg';
import { addDays, type DayRange, startOfPeriod } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { type DrawnRoutes, routeKey } from './mode-cells.rules.ts';

/**
 * Where every invitation of a period was led by a draw, from the ways that were drawn when they were issued. A month
 * before the period is looked at too: its invitations may be answered in it.
 */
export async function readDrawnRoutes(
  client: ClientBase,
  directory: Pick<Directory, 'get'>,
  { from, to }: DayRange,
): Promise<DrawnRoutes> {
  const first = startOfPeriod(addDays(startOfPeriod(from, 'MONTH'), -1), 'MONTH');
  const { rows } = await client.query<{ subjectId: string; touchpointId: string; mode: Mode; isDrawn: boolean }>(
    `select subject_id as "subjectId", touchpoint_id as "touchpointId", assigned_mode as mode, bool_and(is_drawn) as "isDrawn"
     from invitation_tally where month between $1 and $2 and issued > 0 group by 1, 2, 3`,
    [first, to],
  );
  const drawn = new Set<ReturnType<typeof routeKey>>();
  const chosen = new Set<ReturnType<typeof routeKey>>();
  for (const { subjectId, touchpointId, mode, isDrawn } of rows)
    (isDrawn ? drawn : chosen).add(routeKey(subjectId, directory.get('TOUCHPOINT', touchpointId).channel, mode));
  return new Set([...drawn].filter((route) => !chosen.has(route)));
}
