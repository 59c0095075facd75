import type { Grain } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { ClientBase, Pool } from 'pg';
import { type Day, type DayRange, periodOf, periodsIn, startOfPeriod } from '../../../kernel/calendar.ts';
import type { Directory } from '../../registry/index.ts';
import type { FigureFilter, FigureSubject } from '../figure-query.ts';
import { type FlowStratum, readFlowSums } from '../flow.repository.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import { readFlowByPeriod, readFlowOfPeriods } from './flow-by-period.ts';
import type { LookedMonths, MonthLook } from '../month-memory.ts';
import { divideRanges } from '../month-sums.ts';
import { FLOW_PIECES, FlowSums } from '../running-sums/flow-sums.ts';
import { divideBySums } from '../running-sums/signed-days.ts';
import { type KeptTo, type TallyRanges, tallyRanges } from '../tally-ranges.ts';
import { rememberedFlow } from './flow-of-months.ts';
import type { FlowName, MonthFlow } from './month-flow.ts';
import type { FlowShare } from './stratum.ts';
import { TouchpointFlow, type TouchpointShare } from './touchpoint-flow.ts';

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
 * Reads transactions for one request. Whole months come from memory where it still holds. Of all others, what is asked
 * within a tick is one statement, however many periods and subjects there are; so is what is asked of one period that is
 * not of months, and of one period and grain.
 */
export class FlowReader {
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #months: LookedMonths;
  readonly #ofMonths = new DataLoader<ServicePeriod, BucketFlow[], string>((asked) => this.#loadMonths(asked), {
    cacheKeyFn: ({ serviceId, period }) => keyOf(serviceId, period),
  });
  readonly #loaders = new Map<string, DataLoader<string, BucketFlow[]>>();
  /** Of one question and subject the same lists: what is made of them is made once. */
  readonly #found = new Map<string, Promise<BucketFlow[]>>();
  readonly #keys = new WeakMap<FlowQuery, string>();
  readonly #remembered = new Map<string, RememberedMonth[] | null>();

  readonly #atTouchpoints: TouchpointFlow;

  constructor(pool: Pool, directory: Directory, months: LookedMonths) {
    this.#pool = pool;
    this.#directory = directory;
    this.#months = months;
    this.#atTouchpoints = new TouchpointFlow(pool, directory);
  }

  /**
   * Transactions of a service, or of each service of an authority; none of what else is rated, and none under a
   * filter by which transactions are not known: a mode, a language.
   */
  async flow({ kind, id }: FigureSubject, query: FlowQuery): Promise<BucketFlow[]> {
    const { filter, bucket } = query;
    if (bucket === 'DAY' || bucket === 'WEEK' || !isKnown(kind, filter)) return [];
    const key = `${id}${this.#keyOf(query)}`;
    let found = this.#found.get(key);
    if (!found) {
      const ids = kind === 'AUTHORITY' ? this.#directory.servicesWithin(id) : [id];
      this.#found.set(key, (found = this.#flowOf(ids, query)));
    }
    return found;
  }

  /** The same with the touchpoint of each, of the period as a whole. */
  async byTouchpoint(
    { kind, id }: FigureSubject,
    { period, filter }: Omit<FlowQuery, 'bucket'>,
  ): Promise<TouchpointShare[]> {
    if (!isKnown(kind, filter)) return [];
    const ids = kind === 'AUTHORITY' ? this.#directory.servicesWithin(id) : [id];
    const touchpointIds = filter?.touchpointIds ?? null;
    const found = await Promise.all(ids.map((service) => this.#atTouchpoints.of(service, period, touchpointIds)));
    return found.flat().filter((share) => isWanted(share, filter));
  }

  #keyOf(query: FlowQuery): string {
    let key = this.#keys.get(query);
    if (!key) {
      const { period, filter, bucket } = query;
      this.#keys.set(query, (key = JSON.stringify([period.from, period.to, filter, bucket])));
    }
    return key;
  }

  async #flowOf(serviceIds: readonly string[], { period, filter, bucket }: FlowQuery): Promise<BucketFlow[]> {
    const touchpoints = filter?.touchpointIds;
    const found = touchpoints
      ? await this.#atSome(touchpoints, serviceIds, period, bucket)
      : await this.#read(serviceIds, period, bucket);
    const byBucket = Map.groupBy(found.flat(), (part) => part.bucket);
    return [...byBucket].map(([start, parts]) => ({
      bucket: start,
      flow: parts.flatMap(({ flow }) => flow).filter((share) => isWanted(share, filter)),
    }));
  }

  /** Of each service, at some touchpoints alone: no memory tells these apart. */
  #atSome(
    touchpointIds: readonly string[],
    serviceIds: readonly string[],
    period: DayRange,
    bucket: Grain | undefined,
  ): Promise<BucketFlow[][]> {
    const periods = bucket ? periodsIn(period, bucket) : [period];
    return Promise.all(
      serviceIds.map(async (service) => {
        const flows = await Promise.all(periods.map((one) => this.#atTouchpoints.of(service, one, touchpointIds)));
        return flows.map((flow, place) => ({ bucket: bucket ? periods[place]!.from : null, flow }));
      }),
    );
  }

  /** Of each service. */
  async #read(serviceIds: readonly string[], period: DayRange, bucket: Grain | undefined): Promise<BucketFlow[][]> {
    const isFromMonth = startOfPeriod(period.from, 'MONTH') === period.from;
    const remembered = isFromMonth ? this.#rememberedOf(period, bucket, await this.#months.look()) : null;
    if (remembered) return serviceIds.map((serviceId) => sumOfMonths(serviceId, remembered));
    const load =
      bucket === undefined && isOfMonths(period)
        ? (serviceId: string) => this.#ofMonths.load({ serviceId, period })
        : (serviceId: string) => this.#loader(period, bucket).load(serviceId);
    return Promise.all(serviceIds.map(load));
  }

  /** The months of a period with their buckets; null unless all are remembered and the last knows of no day after it. */
  #rememberedOf(period: DayRange, bucket: Grain | undefined, look: MonthLook): RememberedMonth[] | null {
    const key = `${period.from}/${period.to}/${bucket}`;
    let known = this.#remembered.get(key);
    if (known === undefined) {
      known =
        rememberedFlow(period, look)?.map(([month, flow]) => ({
          bucket: bucket ? startOfPeriod(month, bucket) : null,
          flow,
        })) ?? null;
      this.#remembered.set(key, known);
    }
    return known;
  }

  async #loadMonths(asked: readonly ServicePeriod[]): Promise<BucketFlow[][]> {
    const rows = await readFlowOfPeriods(this.#client, {
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
    if (bucket !== 'MONTH' && bucket !== 'QUARTER') return this.#loadDays(serviceIds, period);
    const rows = await readFlowByPeriod(this.#client, { serviceIds, period, grain: bucket });
    const byService = Map.groupBy(rows, ({ serviceId }) => serviceId);
    return serviceIds.map((id) => {
      const byBucket = Map.groupBy(byService.get(id) ?? [], (row) => row.bucket);
      return [...byBucket].map(([start, strata]) => ({ bucket: start, flow: sharesOf(id, strata) }));
    });
  }

  /** Free dates: the months between from memory, the days at the ends from running sums, where these still hold. */
  async #loadDays(serviceIds: readonly string[], period: DayRange): Promise<BucketFlow[][]> {
    const look = await this.#months.look();
    const keptTo: KeptTo = (month) => look.runningFlow(month)?.toDay ?? null;
    const { remembered, rest } = divideRanges(tallyRanges(period), look.flow, keptTo);
    const read = rest ? await this.#flowOfRanges(serviceIds, rest, look, keptTo) : new Map<string, FlowStratum[]>();
    const months = read ? remembered.map(([, flow]) => ({ bucket: null, flow })) : [];
    const days = read ?? (await this.#readFlow(serviceIds, tallyRanges(period)));
    return serviceIds.map((id) => {
      const [ofMonths] = sumOfMonths(id, months);
      const flow = joinedShares([...(ofMonths?.flow ?? []), ...sharesOf(id, days.get(id) ?? [])]);
      return flow.length > 0 ? [{ bucket: null, flow }] : [];
    });
  }

  /** By service; what is taken off is less than nothing. Null where what is kept has been written anew since the look. */
  async #flowOfRanges(
    serviceIds: readonly string[],
    ranges: TallyRanges,
    look: MonthLook,
    keptTo: KeptTo,
  ): Promise<Map<string, FlowStratum[]> | null> {
    const { signed, rest } = divideBySums(ranges, keptTo, false);
    const wanted = signed.map(({ month, toDay }) => ({ month, toDay, version: look.runningFlow(month)!.version }));
    const sums = await this.#months.memory.runningFlow.read(wanted, FLOW_PIECES);
    if (!sums) return null;
    const found = rest ? await this.#readFlow(serviceIds, rest) : new Map<string, FlowStratum[]>();
    for (const [place, { sign }] of signed.entries()) {
      const flow = new FlowSums(sums[place]!);
      for (const serviceId of new Set(serviceIds)) {
        const strata = flow.of(serviceId).map(({ touchpointId, segmentId, transactions }) => {
          const { channel } = this.#directory.get('TOUCHPOINT', touchpointId);
          return { serviceId, channel, segmentId, transactions: sign * transactions };
        });
        found.set(serviceId, [...(found.get(serviceId) ?? []), ...strata]);
      }
    }
    return found;
  }

  /** By service, as it is now. */
  async #readFlow(serviceIds: readonly string[], ranges: TallyRanges): Promise<Map<string, FlowStratum[]>> {
    const read = await readFlowSums(this.#client, this.#directory, { serviceIds, ranges });
    return Map.groupBy(read, ({ serviceId }) => serviceId);
  }

  /** A pool asks as a connection does; its connections rest in a role that reads tallies. */
  get #client(): ClientBase {
    return this.#pool as unknown as ClientBase;
  }
}

/** A month that is remembered, and the first day of the period it belongs to; null where none were asked for. */
interface RememberedMonth {
  bucket: Day | null;
  flow: MonthFlow;
}

/** Transactions of a service in some months, added up by bucket. */
function sumOfMonths(serviceId: string, months: readonly RememberedMonth[]): BucketFlow[] {
  const buckets = new Map<Day | null, Map<FlowName, FlowShare>>();
  for (const { bucket, flow } of months)
    flow.each(serviceId, (name, transactions) => {
      let sums = buckets.get(bucket);
      if (!sums) buckets.set(bucket, (sums = new Map()));
      const sum = sums.get(name);
      if (sum) sum.transactions += transactions;
      else sums.set(name, { subjectId: serviceId, channel: name.channel, segment: name.segment, transactions });
    });
  return [...buckets].map(([bucket, sums]) => ({ bucket, flow: [...sums.values()] }));
}

/** Whether transactions are known: of services, under filters that they are reported by. */
const isKnown = (kind: FigureSubject['kind'], filter: FigureFilter | null): boolean =>
  kind !== 'LIFE_SITUATION' && kind !== 'TOUCHPOINT' && !(filter && (filter.modes ?? filter.languages));

const isWanted = ({ channel, segment }: FlowShare, filter: FigureFilter | null): boolean =>
  (!filter?.channels || filter.channels.includes(channel)) &&
  (!filter?.segmentIds || filter.segmentIds.includes(segment));

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

/** Shares of the same channel and segment added up; without those that come to none. */
function joinedShares(shares: readonly FlowShare[]): FlowShare[] {
  const sums = new Map<string, FlowShare>();
  for (const share of shares) {
    const name = `${share.channel} ${share.segment}`;
    const known = sums.get(name);
    if (known) known.transactions += share.transactions;
    else sums.set(name, { ...share });
  }
  return [...sums.values()].filter(({ transactions }) => transactions > 0);
}
