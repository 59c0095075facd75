import type { Measure } from '@otklik/schema';
import { addDays, type Day, type DayRange, periodOf, periodsIn, startOfPeriod } from '../../kernel/calendar.ts';
import type { Clock } from '../../kernel/clock.ts';
import { POLICY } from '../../statistics/index.ts';
import type { Directory } from '../registry/index.ts';
import { type ComparableFigure, incomparable } from './comparison/compared-figure.ts';
import { type DistributionValue, distributionOfCounts, withheldDistribution } from './distribution-value.ts';
import {
  type EstimateOfYear,
  estimateOfTally,
  type EstimateValue,
  roundedForStaff,
  withheld,
} from './estimate-value.ts';
import { answersOf } from './measure-estimate.ts';
import type { BreakdownQuery, FigureFilter, FigureQuery, FigureSubject, TrendQuery } from './figure-query.ts';
import type { BreakdownRow, ComparedDimension, Figures, ItemQuery, TrendPoint } from './figures.ts';
import { crossesInternalClients, isInternal } from './internal-clients.rules.ts';
import { mixYear } from './mode-table/method-freezer.ts';
import { latestClosedQuarter } from './periods.rules.ts';
import type { IngredientsQuery, IngredientsValue } from './scores/ingredients-value.ts';
import type { StaffScores } from './scores/staff-scores.ts';
import { emptyTally, type Tally } from './tally.ts';
import type { TallyPart } from './tally.repository.ts';
import type { WholeTallyQuery } from './tally-query.ts';
import type { TallyReader } from './tally-reader.ts';

/** Most points of one trend; of a longer one the newest. */
export const TREND_POINTS_AT_MOST = 400;
/** Most rows of one breakdown; of more those with the most answers. */
export const BREAKDOWN_ROWS_AT_MOST = 200;
/** What of a tally a measure is made of, beside the counts of SAT. */
const PARTS_OF: Record<Measure, readonly TallyPart[]> = {
  SAT: [],
  EASE: ['EASE'],
  TIME: ['TIME'],
  RESULT: ['RESULT'],
  CSI: ['EASE', 'TIME', 'PAIRS'],
};
/** Months of a trend that names no period. */
const TREND_MONTHS = 18;

export interface StaffFiguresOptions {
  reader: TallyReader;
  directory: Directory;
  /** UUIDs of the authorities whose figures the viewer owns. */
  authorityIds: ReadonlySet<string>;
  /** The two published scores; the reader has the raw figures. */
  scores: StaffScores;
  /** Figures of what the viewer does not own. */
  published: Figures;
  clock: Clock;
}

/**
 * Figures for staff: exact n and one decimal for what their authorities own, any period and filter, straight from the
 * tallies. Of everything else they see what the public sees. Life situations span authorities: all staff see them.
 */
export class StaffFigures implements Figures {
  readonly #options: StaffFiguresOptions;
  readonly #wholes = new WeakMap<FigureQuery, FigureQuery & WholeTallyQuery>();

  constructor(options: StaffFiguresOptions) {
    this.#options = options;
  }

  ingredients(subject: FigureSubject, query: IngredientsQuery): Promise<IngredientsValue | null> {
    return this.#options.published.ingredients(subject, query);
  }

  async estimate(subject: FigureSubject, query: FigureQuery): Promise<EstimateOfYear> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.estimate(subject, query);
    if (this.#isRefused(subject, query.filter, 0)) return withheld('INTERNAL_CROSSING');
    const { scores, reader } = this.#options;
    const whole = this.#wholeOf(query);
    if (scores.adjusts(subject, whole)) {
      const estimate = roundedForStaff((await scores.comparable(subject, whole)).estimate);
      return this.#isNewMix(estimate)
        ? { ...estimate, onEarlierMix: () => scores.onEarlierMix(subject, whole) }
        : estimate;
    }
    return this.#figureOf(await reader.tally(subject, whole, PARTS_OF[query.measure]), query);
  }

  async distribution(subject: FigureSubject, query: ItemQuery): Promise<DistributionValue> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.distribution(subject, query);
    if (this.#isRefused(subject, query.filter, 0)) return withheldDistribution(query.item, 'INTERNAL_CROSSING');
    const { counts, isMixed } = await this.#options.reader.counts(subject, query.item, this.#whole(query));
    if (isMixed) return withheldDistribution(query.item, 'MIXED_VERSIONS');
    return distributionOfCounts(query.item, counts, { hidesUnanimity: isInternal(subject, this.#options.directory) });
  }

  async counts(subject: FigureSubject, query: ItemQuery): Promise<number[] | null> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.counts(subject, query);
    if (this.#isRefused(subject, query.filter, 0)) return null;
    const { counts, isMixed } = await this.#options.reader.counts(subject, query.item, this.#whole(query));
    const answers = counts.slice(1);
    if (isMixed || answers.reduce((sum, count) => sum + count, 0) < POLICY.minimumToShow) return null;
    return answers;
  }

  async comparable(subject: FigureSubject, query: FigureQuery): Promise<ComparableFigure> {
    const { published, scores } = this.#options;
    if (!this.#owns(subject, query.filter)) return published.comparable(subject, query);
    if (this.#isRefused(subject, query.filter, 0)) return incomparable(withheld('INTERNAL_CROSSING'));
    return scores.comparable(subject, { ...query, ...this.#whole(query) });
  }

  comparableAsPublished(subject: FigureSubject, query: FigureQuery): Promise<ComparableFigure> {
    return this.#options.published.comparableAsPublished(subject, query);
  }

  async comparableParts(subject: FigureSubject, query: FigureQuery & { by: ComparedDimension }) {
    const { published, scores } = this.#options;
    if (!this.#owns(subject, query.filter)) return published.comparableParts(subject, query);
    if (this.#isRefused(subject, query.filter, 1)) return [];
    return scores.comparableParts(subject, { ...query, ...this.#whole(query) });
  }

  async trend(subject: FigureSubject, query: TrendQuery): Promise<TrendPoint[]> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.trend(subject, query);
    const { stream, filter, grain } = query;
    const periods = this.#trendPeriods(query);
    const [first, last] = [periods[0], periods.at(-1)];
    if (!first || !last) return [];
    const today = this.#today();
    const points = (estimates: readonly EstimateValue[]) =>
      periods.map((period, place) => ({
        period: { ...period, grain },
        estimate: estimates[place]!,
        isComplete: period.to < today,
      }));
    if (this.#isRefused(subject, filter, 0)) return points(periods.map(() => withheld('INTERNAL_CROSSING')));
    const period = { from: first.from, to: last.to };
    const { scores } = this.#options;
    if (scores.adjusts(subject, query))
      return points((await scores.trend(subject, { ...query, period }, periods)).map(roundedForStaff));
    const tallies = await this.#options.reader.tallies(
      subject,
      { period, stream, filter, bucket: grain },
      PARTS_OF[query.measure],
    );
    const byStart = new Map(tallies.map(({ bucket, tally }) => [bucket, tally]));
    return points(periods.map(({ from }) => this.#figureOf(byStart.get(from) ?? emptyTally(), query)));
  }

  async breakdown(subject: FigureSubject, query: BreakdownQuery): Promise<BreakdownRow[]> {
    if (!this.#owns(subject, query.filter)) return this.#options.published.breakdown(subject, query);
    if (this.#isRefused(subject, query.filter, 1)) return [];
    const { measure, by } = query;
    const { scores } = this.#options;
    if (scores.adjusts(subject, query))
      return rowsOf(by, await scores.breakdown(subject, { ...query, ...this.#whole(query) }));
    const tallies = await this.#options.reader.tallies(subject, { ...this.#whole(query), by }, PARTS_OF[measure]);
    const rows = tallies.map(({ key, tally }) => ({
      key,
      n: answersOf(tally, measure),
      estimate: estimateOfTally(tally, measure, query.stream, scores.rule),
    }));
    return rowsOf(by, rows);
  }

  /** Whether a figure was moved to the mix of this calendar year, which the last one closed. */
  #isNewMix({ referenceMix }: EstimateValue): boolean {
    return referenceMix !== null && referenceMix === mixYear(this.#today());
  }

  #figureOf(tally: Tally, { measure, stream }: Pick<FigureQuery, 'measure' | 'stream'>): EstimateValue {
    return roundedForStaff(estimateOfTally(tally, measure, stream, this.#options.scores.rule));
  }

  /** The same object for the same query: lists ask it for every row. */
  #wholeOf(query: FigureQuery): FigureQuery & WholeTallyQuery {
    let whole = this.#wholes.get(query);
    if (!whole) this.#wholes.set(query, (whole = { ...query, ...this.#whole(query) }));
    return whole;
  }

  #whole({ period, stream, filter }: Omit<FigureQuery, 'measure'>) {
    return { period: period ?? latestClosedQuarter(this.#today()), stream, filter };
  }

  /** A figure belongs to the authority of its subject, and to that of its touchpoints where it is restricted to them. */
  #owns({ kind, id }: FigureSubject, filter: FigureFilter | null): boolean {
    const { directory, authorityIds } = this.#options;
    if (kind === 'LIFE_SITUATION') return true;
    if (kind === 'AUTHORITY') return authorityIds.has(id);
    if (authorityIds.has(directory.subject(kind, id).authorityId)) return true;
    const touchpoints = (filter?.touchpointIds ?? []).map((touchpoint) => directory.get('TOUCHPOINT', touchpoint));
    return touchpoints.length > 0 && touchpoints.every(({ authorityId }) => authorityIds.has(authorityId));
  }

  #isRefused(subject: FigureSubject, filter: FigureFilter | null, dimensions: 0 | 1): boolean {
    return crossesInternalClients(subject, filter, dimensions, this.#options.directory);
  }

  #trendPeriods({ period, grain }: TrendQuery): DayRange[] {
    const today = this.#today();
    const range = period ?? { from: monthsBefore(today, TREND_MONTHS - 1), to: today };
    return periodsIn(range, grain).slice(-TREND_POINTS_AT_MOST);
  }

  #today(): Day {
    return this.#options.clock.now().toISOString().slice(0, 10);
  }
}

/** Rows as they are shown: most answers first, with their share of all. */
function rowsOf(
  by: BreakdownQuery['by'],
  rows: readonly { key: string | null; n: number; estimate: EstimateValue }[],
): BreakdownRow[] {
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  return rows
    .toSorted((a, b) => b.n - a.n || ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
    .slice(0, BREAKDOWN_ROWS_AT_MOST)
    .map(({ key, n, estimate }) => {
      const share = total > 0 ? Math.round((1_000 * n) / total) / 10 : null;
      return { by, key, share, estimate: roundedForStaff(estimate) };
    });
}

/** First day of the month that lies `months` before that of `day`. */
function monthsBefore(day: Day, months: number): Day {
  let start = startOfPeriod(day, 'MONTH');
  for (let count = 0; count < months; count++) start = periodOf(addDays(start, -1), 'MONTH').from;
  return start;
}
