import type { Viewer } from '@otklik/schema';
import type { Clock } from '../../kernel/clock.ts';
import { addDays, type Day, type DayRange, periodOf, periodsIn, startOfPeriod } from '../../kernel/calendar.ts';
import type { Directory } from '../registry/index.ts';
import { POLICY } from '../../statistics/index.ts';
import { type DistributionValue, distributionOfCounts } from './distribution-value.ts';
import { answersOf, type EstimateValue, estimateOfTally, roundedForStaff, withheld } from './estimate-value.ts';
import type { BreakdownRow, Figures, ItemQuery, TrendPoint } from './figures.ts';
import {
  type BreakdownQuery,
  type FigureFilter,
  type FigureQuery,
  type FigureSubject,
  filteredDimensions,
  type TrendQuery,
} from './figure-query.ts';
import { latestClosedQuarter } from './periods.rules.ts';
import { emptyTally } from './tally.ts';
import type { TallyReader } from './tally-reader.ts';

/** Most points of one trend. */
export const TREND_POINTS_AT_MOST = 400;
/** Months of a trend that names no period. */
const TREND_MONTHS = 18;

export interface StaffFiguresOptions {
  reader: TallyReader;
  directory: Directory;
  /** UUIDs of the authorities whose figures the viewer owns. */
  authorityIds: ReadonlySet<string>;
  /** Figures of what the viewer does not own. */
  published: Figures;
  clock: Clock;
  viewer: Viewer;
}

/**
 * Figures for staff: exact n and one decimal for what their authorities own, any period and filter, straight from the
 * tallies. Of everything else they see what the public sees. Life situations span authorities: all staff see them.
 */
export class StaffFigures implements Figures {
  readonly #options: StaffFiguresOptions;

  constructor(options: StaffFiguresOptions) {
    this.#options = options;
  }

  async estimate(subject: FigureSubject, query: FigureQuery): Promise<EstimateValue> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.estimate(subject, query);
    const refused = this.#refusal(subject, query.filter, 0);
    if (refused) return refused;
    const period = query.period ?? this.#defaultPeriod();
    const tally = await this.#options.reader.tally(subject, { period, stream: query.stream, filter: query.filter });
    return roundedForStaff(estimateOfTally(tally, query.measure, query.stream));
  }

  async distribution(subject: FigureSubject, query: ItemQuery): Promise<DistributionValue> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.distribution(subject, query);
    const hidesUnanimity = this.#isInternal(subject);
    const counts = this.#refusal(subject, query.filter, 0) ? [0, 0, 0, 0, 0, 0] : await this.#counts(subject, query);
    return distributionOfCounts(query.item, counts, { hidesUnanimity });
  }

  async counts(subject: FigureSubject, query: ItemQuery): Promise<number[] | null> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.counts(subject, query);
    const counts = (await this.#counts(subject, query)).slice(1);
    return counts.reduce((sum, count) => sum + count, 0) < POLICY.minimumToShow ? null : counts;
  }

  async trend(subject: FigureSubject, query: TrendQuery): Promise<TrendPoint[]> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.trend(subject, query);
    const periods = this.#trendPeriods(query);
    const refused = this.#refusal(subject, query.filter, 0);
    const first = periods[0];
    const last = periods.at(-1);
    if (!first || !last) return [];
    const tallies = refused
      ? []
      : await this.#options.reader.tallies(subject, {
          period: { from: first.from, to: last.to },
          stream: query.stream,
          filter: query.filter,
          bucket: query.grain,
        });
    const byStart = new Map(tallies.map(({ bucket, tally }) => [bucket, tally]));
    const today = this.#today();
    return periods.map((period) => ({
      period: { ...period, grain: query.grain },
      estimate:
        refused ??
        roundedForStaff(estimateOfTally(byStart.get(period.from) ?? emptyTally(), query.measure, query.stream)),
      isComplete: period.to < today,
    }));
  }

  async breakdown(subject: FigureSubject, query: BreakdownQuery): Promise<BreakdownRow[]> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.breakdown(subject, query);
    if (this.#refusal(subject, query.filter, 1)) return [];
    const period = query.period ?? this.#defaultPeriod();
    const tallies = await this.#options.reader.tallies(subject, {
      period,
      stream: query.stream,
      filter: query.filter,
      by: query.by,
    });
    const total = tallies.reduce((sum, { tally }) => sum + answersOf(tally, query.measure), 0);
    return tallies.map(({ key, tally }) => {
      const estimate = roundedForStaff(estimateOfTally(tally, query.measure, query.stream));
      const share = total > 0 ? Math.round((1_000 * answersOf(tally, query.measure)) / total) / 10 : null;
      return { by: query.by, key, share, estimate };
    });
  }

  #counts(subject: FigureSubject, { item, period, stream, filter }: ItemQuery): Promise<number[]> {
    return this.#options.reader.counts(subject, item, { period: period ?? this.#defaultPeriod(), stream, filter });
  }

  /** A figure belongs to the authority of its subject, and to that of its touchpoints where it is restricted to them. */
  #owns({ kind, id }: FigureSubject, filter: FigureFilter | null): boolean {
    const { directory, authorityIds } = this.#options;
    if (kind === 'LIFE_SITUATION') return true;
    if (kind === 'AUTHORITY') return authorityIds.has(id);
    if (authorityIds.has(directory.subject(kind, id).authorityId)) return true;
    const touchpoints = filter?.touchpointIds ?? [];
    return (
      touchpoints.length > 0 && touchpoints.every((id) => authorityIds.has(directory.get('TOUCHPOINT', id).authorityId))
    );
  }

  #isInternal({ kind, id }: FigureSubject): boolean {
    return kind === 'SERVICE' && this.#options.directory.get('SERVICE', id).audience === 'INTERNAL';
  }

  /** Internal clients: breakdowns are never crossed. */
  #refusal(subject: FigureSubject, filter: FigureFilter | null, dimensions: 0 | 1): EstimateValue | null {
    return this.#isInternal(subject) && filteredDimensions(filter) + dimensions > 1
      ? withheld('INTERNAL_CROSSING')
      : null;
  }

  #trendPeriods({ period, grain }: TrendQuery): DayRange[] {
    const today = this.#today();
    const range = period ?? { from: monthsBefore(today, TREND_MONTHS - 1), to: today };
    return periodsIn(range, grain).slice(-TREND_POINTS_AT_MOST);
  }

  #defaultPeriod(): DayRange {
    return latestClosedQuarter(this.#today());
  }

  #today(): Day {
    return this.#options.clock.now().toISOString().slice(0, 10);
  }
}

/** First day of the month that lies `months` before that of `day`. */
function monthsBefore(day: Day, months: number): Day {
  let start = startOfPeriod(day, 'MONTH');
  for (let count = 0; count < months; count++) start = periodOf(addDays(start, -1), 'MONTH').from;
  return start;
}
