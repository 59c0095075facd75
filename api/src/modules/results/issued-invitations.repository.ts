import type { Pool } from 'pg';
import type { DayRange } from '../../kernel/calendar.ts';
import { tallyRanges } from './tally-ranges.ts';
import { stretchesOf } from './tally-source.ts';

/** How many invitations to rate a service at a touchpoint the platform issued. */
export interface IssuedInvitations {
  serviceId: string;
  touchpointId: string;
  issued: number;
}

const TALLY = {
  M: { table: 'invitation_tally', starts: 'month' },
  D: { table: 'invitation_day_tally', starts: 'day' },
} as const;

/**
 * Invitations that were issued on the days of a period: whole months from monthly rows, days at the edges.
 * @param serviceIds UUIDs of services
 */
export async function readIssuedInvitations(
  pool: Pool,
  { serviceIds, period }: { serviceIds: readonly string[]; period: DayRange },
): Promise<IssuedInvitations[]> {
  const values: unknown[] = [serviceIds];
  const bind = (value: string) => `$${values.push(value)}::date`;
  const stretches = stretchesOf(tallyRanges(period)).map(({ grain, sign, first, last }) => {
    const { table, starts } = TALLY[grain];
    return `select subject_id, touchpoint_id, ${sign}sum(issued) as issued from ${table}
      where subject_id = any ($1::uuid[]) and ${starts} between ${bind(first)} and ${bind(last)} group by 1, 2`;
  });
  if (stretches.length === 0) return [];
  const { rows } = await pool.query<IssuedInvitations>(
    `select subject_id as "serviceId", touchpoint_id as "touchpointId", sum(issued)::float8 as issued
     from (${stretches.join(' union all ')}) stretch group by 1, 2 having sum(issued) > 0`,
    values,
  );
  return rows;
}
