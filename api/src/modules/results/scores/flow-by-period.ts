import type { ClientBase } from 'pg';
import { prepared } from '../../../database/prepared.ts';
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

/** Transactions of a service by channel and segment in one of several periods. */
export interface FlowOfPeriod extends FlowStratum {
  period: DayRange;
}

/**
 * Transactions in each of the periods, from monthly rows.
 * @param periods whole months each
 */
export async function readFlowOfPeriods(
  client: ClientBase,
  { serviceIds, periods }: { serviceIds: readonly string[]; periods: readonly DayRange[] },
): Promise<FlowOfPeriod[]> {
  const { rows } = await client.query<FlowStratum & DayRange>(
    `select p."from", p."to", f.service_id as "serviceId", t.channel, f.segment_id as "segmentId",
       sum(f.transactions)::float8 as transactions
     from unnest($2::date[], $3::date[]) as p ("from", "to")
     join flow_tally f on f.starts_on between p."from" and p."to" and f.grain = 'M' and f.service_id = any ($1::uuid[])
     join touchpoint t on t.id = f.touchpoint_id
     group by 1, 2, 3, 4, 5 having sum(f.transactions) > 0`,
    [serviceIds, periods.map(({ from }) => from), periods.map(({ to }) => to)],
  );
  return rows.map(({ from, to, ...stratum }) => ({ ...stratum, period: { from, to } }));
}

/** Transactions of a service at a touchpoint by segment in one of several periods. */
export interface TouchpointFlowRow extends Omit<FlowStratum, 'channel'> {
  period: DayRange;
  /** UUID. */
  touchpointId: string;
}

/**
 * Transactions by touchpoint in each of the periods, from monthly rows.
 * @param touchpointIds UUIDs; null: of all touchpoints
 * @param periods whole months each
 */
export async function readFlowAtTouchpoints(
  client: ClientBase,
  {
    serviceIds,
    touchpointIds,
    periods,
  }: { serviceIds: readonly string[]; touchpointIds: readonly string[] | null; periods: readonly DayRange[] },
): Promise<TouchpointFlowRow[]> {
  // A plan for one service is good for any other.
  const [service, ...others] = serviceIds;
  const isOne = others.length === 0;
  const statement = {
    text: `select p."from", p."to", f.service_id as "serviceId", f.touchpoint_id as "touchpointId",
       f.segment_id as "segmentId", sum(f.transactions)::float8 as transactions
     from unnest($2::date[], $3::date[]) as p ("from", "to")
     join flow_tally f on f.starts_on between p."from" and p."to" and f.grain = 'M'
       and f.service_id ${isOne ? '= $1' : '= any ($1::uuid[])'}
       ${touchpointIds ? 'and f.touchpoint_id = any ($4::uuid[])' : ''}
     group by 1, 2, 3, 4, 5 having sum(f.transactions) > 0`,
    values: [
      isOne ? service : serviceIds,
      periods.map(({ from }) => from),
      periods.map(({ to }) => to),
      ...(touchpointIds ? [touchpointIds] : []),
    ],
  };
  const { rows } = await client.query<Omit<TouchpointFlowRow, 'period'> & DayRange>(
    isOne ? prepared(statement) : statement,
  );
  return rows.map(({ from, to, ...row }) => ({ ...row, period: { from, to } }));
}
