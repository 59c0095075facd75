import type { ClientBase } from 'pg';
import type { Day, DayRange } from '../../../kernel/calendar.ts';
import type { FlowStratum } from '../flow.repository.ts';

/** Transactions of a service by channel and segment in one month or quarter. */
export interface PeriodFlowStratum extends FlowStratum {
  /** First day of the period. */
  bucket: Day;
}

/**
 * Transactions by month or quarter, from monthly rows.
 * @param period whole months
 */
export async function readFlowByPeriod(
  client: ClientBase,
  { serviceIds, period, grain }: { serviceIds: readonly string[]; period: DayRange; grain: 'MONTH' | 'QUARTER' },
): Promise<PeriodFlowStratum[]> {
  const { rows } = await client.query<PeriodFlowStratum>(
    `select f.service_id as "serviceId", date_trunc($1, f.starts_on)::date as bucket, t.channel,
       f.segment_id as "segmentId", sum(f.transactions)::float8 as transactions
     from flow_tally f join touchpoint t on t.id = f.touchpoint_id
     where f.service_id = any ($2::uuid[]) and f.grain = 'M' and f.starts_on between $3 and $4
     group by 1, 2, 3, 4 having sum(f.transactions) > 0`,
    [grain.toLowerCase(), serviceIds, period.from, period.to],
  );
  return rows;
}
