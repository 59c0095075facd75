import DataLoader from 'dataloader';
import type { ClientBase, Pool } from 'pg';
import { type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import { readReportedSums } from '../reported-sums.ts';
import { tallyRanges } from '../tally-ranges.ts';
import { readFlowAtTouchpoints, type TouchpointFlowRow } from './flow-by-period.ts';
import type { FlowShare } from './stratum.ts';

/** Transactions of one service at one touchpoint by segment, in some period. */
export interface TouchpointShare extends FlowShare {
  /** UUID. */
  touchpointId: string;
}

/** A service in a period. */
interface ServicePeriod {
  serviceId: string;
  period: DayRange;
}

/**
 * Reads transactions by touchpoint for one request. What is asked within a tick is one statement for all periods of whole
 * months, and one for each of the others, however many services there are.
 */
export class TouchpointFlow {
  readonly #pool: Pool;
  readonly #directory: Directory;
  /** By the touchpoints that are asked for. */
  readonly #loaders = new Map<string, DataLoader<ServicePeriod, TouchpointShare[], string>>();

  constructor(pool: Pool, directory: Directory) {
    this.#pool = pool;
    this.#directory = directory;
  }

  /**
   * Transactions of a service in a period.
   * @param touchpointIds UUIDs of the only touchpoints that are wanted; null: all
   */
  of(serviceId: string, period: DayRange, touchpointIds: readonly string[] | null): Promise<TouchpointShare[]> {
    const key = JSON.stringify(touchpointIds);
    let loader = this.#loaders.get(key);
    if (!loader) {
      loader = new DataLoader((asked) => this.#load(asked, touchpointIds), { cacheKeyFn: keyOf });
      this.#loaders.set(key, loader);
    }
    return loader.load({ serviceId, period });
  }

  async #load(asked: readonly ServicePeriod[], touchpointIds: readonly string[] | null): Promise<TouchpointShare[][]> {
    const serviceIds = [...new Set(asked.map(({ serviceId }) => serviceId))];
    const periods = [...new Map(asked.map(({ period }) => [`${period.from}/${period.to}`, period])).values()];
    const { months = [], days = [] } = Object.groupBy(periods, (period) => (isOfMonths(period) ? 'months' : 'days'));
    const read = await Promise.all([
      months.length > 0 ? readFlowAtTouchpoints(this.#client, { serviceIds, touchpointIds, periods: months }) : [],
      ...days.map((period) => this.#readDays(serviceIds, period, touchpointIds)),
    ]);
    const found = Map.groupBy(read.flat(), keyOf);
    return asked.map((one) => (found.get(keyOf(one)) ?? []).map(this.#shareOf));
  }

  /** Free dates: whole months between, days at their ends. */
  async #readDays(
    serviceIds: readonly string[],
    period: DayRange,
    touchpointIds: readonly string[] | null,
  ): Promise<TouchpointFlowRow[]> {
    const rows = await readReportedSums(this.#client, {
      table: 'flow_tally',
      serviceIds,
      touchpointIds,
      ranges: tallyRanges(period),
      by: ['service_id', 'touchpoint_id', 'segment_id'],
      measures: ['transactions'],
    });
    return rows
      .map((row) => ({
        period,
        serviceId: row.service_id as string,
        touchpointId: row.touchpoint_id as string,
        segmentId: row.segment_id as string | null,
        transactions: row.transactions as number,
      }))
      .filter(({ transactions }) => transactions > 0);
  }

  readonly #shareOf = ({ serviceId, touchpointId, segmentId, transactions }: TouchpointFlowRow): TouchpointShare => ({
    subjectId: serviceId,
    touchpointId,
    channel: this.#directory.get('TOUCHPOINT', touchpointId).channel,
    segment: segmentId ?? UNKNOWN_SEGMENT,
    transactions,
  });

  /** A pool asks as a connection does; its connections rest in a role that reads tallies. */
  get #client(): ClientBase {
    return this.#pool as unknown as ClientBase;
  }
}

const keyOf = ({ serviceId, period: { from, to } }: ServicePeriod): string => `${serviceId}/${from}/${to}`;

const isOfMonths = ({ from, to }: DayRange): boolean =>
  from <= to && startOfPeriod(from, 'MONTH') === from && periodOf(to, 'MONTH').to === to;
