import type { Grain } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { ClientBase, Pool } from 'pg';
import { type Day, type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import type { FigureFilter, FigureSubject } from '../figure-query.ts';
import { type FlowStratum, readFlow } from '../flow.repository.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import { readFlowByPeriod, readFlowOfPeriods } from './flow-by-period.ts';
import type { FlowShare } from './stratum.ts';

/** Which transactions are asked for. */
export interface FlowQuery {
  period: DayRange;
  filter: FigureFilter | null;
  /** Apart for each of these periods. Days and weeks are too short to be weighted: they have none. */
  bucket?: Grain;
}

/** Transactions of one period; `bucket` is its first day where periods were asked for. */
export interface BucketFlow {
  bucket: Day | null;
  flow: FlowShare[];
}

/** A service in a period of whole months. */
interface ServicePeriod {
  serviceId: string;
  period: DayRange;
}

/**
 * Reads transactions for one request. All that is asked of whole months within a tick is one statement, however many
 * periods and subjects there are; so is what is asked of one other period, and of one period and grain.
 */
export class FlowReader {
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #ofMonths = new DataLoader<ServicePeriod, BucketFlow[], string>((asked) => this.#loadMonths(asked), {
    cacheKeyFn: ({ serviceId, period }) => keyOf(serviceId, period),
  });
  readonly #loaders = new Map<string, DataLoader<string, BucketFlow[]>>();

  constructor(pool: Pool, directory: Directory) {
    this.#pool = pool;
    this.#directory = directory;
  }

  /**
   * Transactions of a service, or of each service of an authority; none of what else is rated, and none under a
   * filter by which transactions are not known.
   */
  async flow(subject: FigureSubject, { period, filter, bucket }: FlowQuery): Promise<BucketFlow[]> {
    const { kind, id } = subject;
    if (kind === 'LIFE_SITUATION' || kind === 'TOUCHPOINT' || bucket === 'DAY' || bucket === 'WEEK') return [];
    if (filter && (filter.touchpointIds ?? filter.modes ?? filter.languages)) return [];
    const load =
      bucket === undefined && isOfMonths(period)
        ? (serviceId: string) => this.#ofMonths.load({ serviceId, period })
        : (serviceId: string) => this.#loader(period, bucket).load(serviceId);
    const ids = kind === 'AUTHORITY' ? this.#directory.servicesWithin(id) : [id];
    const all = (await Promise.all(ids.map(load))).flat();
    const isWanted = ({ channel, segment }: FlowShare) =>
      (!filter?.channels || filter.channels.includes(channel)) &&
      (!filter?.segmentIds || filter.segmentIds.includes(segment));
    const byBucket = Map.groupBy(all, (part) => part.bucket);
    return [...byBucket].map(([start, parts]) => ({
      bucket: start,
      flow: parts.flatMap(({ flow }) => flow).filter(isWanted),
    }));
  }

  async #loadMonths(asked: readonly ServicePeriod[]): Promise<BucketFlow[][]> {
    const rows = await readFlowOfPeriods(this.#pool as unknown as ClientBase, {
      serviceIds: [...new Set(asked.map(({ serviceId }) => serviceId))],
      periods: [...new Map(asked.map(({ period }) => [`${period.from}/${period.to}`, period])).values()],
    });
    const found = Map.groupBy(rows, ({ serviceId, period }) => keyOf(serviceId, period));
    return asked.map(({ serviceId, period }) => {
      const strata = found.get(keyOf(serviceId, period));
      return strata ? [{ bucket: null, flow: sharesOf(serviceId, strata) }] : [];
    });
  }

  #loader(period: DayRange, bucket: Grain | undefined): DataLoader<string, BucketFlow[]> {
    const key = JSON.stringify([period, bucket]);
    let loader = this.#loaders.get(key);
    if (!loader) {
      loader = new DataLoader((ids) => this.#load(ids, period, bucket));
      this.#loaders.set(key, loader);
    }
    return loader;
  }

  async #load(serviceIds: readonly string[], period: DayRange, bucket: Grain | undefined): Promise<BucketFlow[][]> {
    // A pool asks as a connection does; its connections rest in a role that reads tallies.
    const client = this.#pool as unknown as ClientBase;
    const rows: (FlowStratum & { bucket: Day | null })[] =
      bucket === 'MONTH' || bucket === 'QUARTER'
        ? await readFlowByPeriod(client, { serviceIds, period, grain: bucket })
        : (await readFlow(client, this.#directory, { serviceIds, period })).map((row) => ({ ...row, bucket: null }));
    const byService = Map.groupBy(rows, ({ serviceId }) => serviceId);
    return serviceIds.map((id) => {
      const byBucket = Map.groupBy(byService.get(id) ?? [], (row) => row.bucket);
      return [...byBucket].map(([start, strata]) => ({
        bucket: start,
        flow: sharesOf(id, strata),
      }));
    });
  }
}

const keyOf = (serviceId: string, { from, to }: DayRange): string => `${serviceId}/${from}/${to}`;

const isOfMonths = ({ from, to }: DayRange): boolean =>
  from <= to && startOfPeriod(from, 'MONTH') === from && periodOf(to, 'MONTH').to === to;

const sharesOf = (subjectId: string, strata: readonly FlowStratum[]): FlowShare[] =>
  strata.map(({ channel, segmentId, transactions }) => ({
    subjectId,
    channel,
    segment: segmentId ?? UNKNOWN_SEGMENT,
    transactions,
  }));
