import { type Dimension, ITEM_DEFINITIONS } from '@otklik/schema';
import type { Pool } from 'pg';
import { addDays, type DayRange, periodsIn, startOfPeriod } from '../../kernel/calendar.ts';
import { type ComparableFigure, incomparable } from './comparison/compared-figure.ts';
import { type DistributionValue, publicEnds, withheldDistribution } from './distribution-value.ts';
import { type EstimateValue, withheld } from './estimate-value.ts';
import type { BreakdownRow, ComparedDimension, Figures, ItemQuery, TrendPoint } from './figures.ts';
import {
  type BreakdownQuery,
  type FigureQuery,
  type FigureSubject,
  isUnfiltered,
  type TrendQuery,
} from './figure-query.ts';
import { publishedGrainOf, type PublishedGrain } from './periods.rules.ts';
import type { PublishedBreakdown } from './publication.rules.ts';
import { publishedComparable, publishedEstimate } from './published-estimate.ts';
import { type PublishedRow, PublishedRows } from './published-rows.ts';
import type { IngredientsQuery, IngredientsValue } from './scores/ingredients-value.ts';
import type { MadeFigures } from './scores/made-figures.ts';
import { isCoreItem } from './tally.ts';

/** What is published by what. */
const BREAKDOWN_OF: Partial<Record<Dimension, PublishedBreakdown>> = {
  CHANNEL: 'CHANNEL',
  SOURCE_CLASS: 'SOURCE_CLASS',
};

/** Months, or quarters, of a trend that names no period. */
const TREND_PERIODS = { MONTH: 18, QUARTER: 8 };

/**
 * Figures for the public: read from what was published, whole numbers, n to the nearest 5. What is not published
 * (running periods, free dates, other filters) has no figure here.
 */
export class PublishedFigures implements Figures {
  readonly #rows: PublishedRows;
  readonly #made: MadeFigures;

  /** @param made of published rows, in whatever request */
  constructor(pool: Pool, made: MadeFigures) {
    this.#rows = new PublishedRows(pool);
    this.#made = made;
  }

  async estimate(subject: FigureSubject, query: FigureQuery): Promise<EstimateValue> {
    const row = await this.#whole(subject, query);
    return row === 'NOT_PUBLISHED' ? withheld(row) : publishedEstimate(row, query);
  }

  async distribution(subject: FigureSubject, query: ItemQuery): Promise<DistributionValue> {
    const { item } = query;
    const row = await this.#whole(subject, query);
    if (row === 'NOT_PUBLISHED' || !isCoreItem(item)) return withheldDistribution(item, 'NOT_PUBLISHED');
    const shown = row?.figures.distributions[item];
    if (!shown) {
      const isApart = row?.figures.apart?.distributions.includes(item);
      return withheldDistribution(item, isApart ? 'MIXED_VERSIONS' : 'TOO_FEW');
    }
    return {
      item,
      n: shown.n,
      bars: ITEM_DEFINITIONS[item].options.map(({ value }) => ({
        value,
        count: shown.counts[value - 1]!,
        percent: shown.percents[value - 1]!,
      })),
      ...publicEnds(item, shown.percents),
      doesNotApply: null,
      suppressed: false,
      reason: null,
    };
  }

  async counts(subject: FigureSubject, query: ItemQuery): Promise<number[] | null> {
    const row = await this.#whole(subject, query);
    if (row === 'NOT_PUBLISHED' || !isCoreItem(query.item)) return null;
    return row?.figures.distributions[query.item]?.counts ?? null;
  }

  async ingredients(
    subject: FigureSubject,
    { item, basis, period }: IngredientsQuery,
  ): Promise<IngredientsValue | null> {
    const row = await this.#whole(subject, { period, stream: 'SCORE', filter: null });
    const adjusted = row === 'NOT_PUBLISHED' ? undefined : row?.figures.adjusted;
    const shown = adjusted?.ingredients?.[basis][item];
    if (!shown) return null;
    const { modeTable, referenceMix } = adjusted;
    return {
      ...shown,
      weights: shown.weights ?? null,
      item,
      basis,
      modeTable,
      referenceMix: basis === 'LIKE_FOR_LIKE' ? referenceMix : null,
    };
  }

  async trend(subject: FigureSubject, query: TrendQuery): Promise<TrendPoint[]> {
    const { grain } = query;
    if ((grain !== 'MONTH' && grain !== 'QUARTER') || !isUnfiltered(query.filter)) return [];
    const latest = await this.#rows.latest(grain);
    if (!latest) return [];
    const wanted = query.period
      ? periodsIn(query.period, grain).filter(({ from }) => from <= latest.from)
      : lastPeriods(latest, grain);
    if (wanted.length === 0) return [];
    const range = { from: wanted[0]!.from, to: wanted.at(-1)!.to };
    const rows = await this.#rows.of(subject, { grain, stream: query.stream, range, breakdown: 'ALL' });
    const byStart = new Map(rows.map((row) => [row.periodFrom, row]));
    return wanted.map((period) => ({
      period: { ...period, grain },
      estimate: publishedEstimate(byStart.get(period.from) ?? null, query),
      isComplete: true,
    }));
  }

  breakdown(subject: FigureSubject, query: BreakdownQuery): Promise<BreakdownRow[]> {
    return this.#once('breakdown', subject, query, () => this.#breakdownNow(subject, query));
  }

  async #breakdownNow(subject: FigureSubject, query: BreakdownQuery): Promise<BreakdownRow[]> {
    const breakdown = BREAKDOWN_OF[query.by];
    if (!breakdown || !isUnfiltered(query.filter)) return [];
    const place = await this.#place(query);
    if (!place) return [];
    const { grain, period: range } = place;
    const rows = await this.#rows.of(subject, { grain, stream: query.stream, range, breakdown });
    // A channel or class that is withheld is left out like one without answers: to tell them apart would tell too much.
    return rows
      .filter(({ figures }) => figures.measures[query.measure] !== null)
      .toSorted((a, b) => (b.figures.share ?? 0) - (a.figures.share ?? 0) || (a.key < b.key ? -1 : 1))
      .map((row) => ({
        by: query.by,
        key: row.key,
        share: row.figures.share,
        estimate: publishedEstimate(row, query),
      }));
  }

  comparable(subject: FigureSubject, query: FigureQuery): Promise<ComparableFigure> {
    return this.#once('comparable', subject, query, async () => {
      const [row, classes] = await Promise.all([this.#whole(subject, query), this.#classes(subject, query)]);
      return row === 'NOT_PUBLISHED' ? incomparable(withheld(row)) : publishedComparable(row, query, classes);
    });
  }

  comparableAsPublished(subject: FigureSubject, query: FigureQuery): Promise<ComparableFigure> {
    return this.comparable(subject, query);
  }

  async comparableParts(subject: FigureSubject, query: FigureQuery & { by: ComparedDimension }) {
    if (query.by !== 'CHANNEL' || !isUnfiltered(query.filter)) return [];
    const place = await this.#place(query);
    if (!place) return [];
    const { grain, period: range } = place;
    const rows = await this.#rows.of(subject, { grain, stream: query.stream, range, breakdown: 'CHANNEL' });
    return rows
      .filter(({ figures }) => figures.measures[query.measure] !== null)
      .map((row) => ({ key: row.key, ...publishedComparable(row, query) }));
  }

  /**
   * What a list over all services asks of hundreds: made once, until anything else is published. Of what is filtered nothing
   * is published, and there are more filters than can be remembered.
   */
  async #once<Figure>(
    kind: string,
    { id }: FigureSubject,
    query: FigureQuery,
    make: () => Promise<Figure>,
  ): Promise<Figure> {
    if (!isUnfiltered(query.filter)) return make();
    const version = await this.#rows.version();
    return this.#made.of(`${kind}${JSON.stringify(query)}`, version, id, make);
  }

  /** The row of the whole subject: null when nothing of it was published. */
  async #whole(
    subject: FigureSubject,
    query: Omit<FigureQuery, 'measure'>,
  ): Promise<PublishedRow | null | 'NOT_PUBLISHED'> {
    if (!isUnfiltered(query.filter)) return 'NOT_PUBLISHED';
    const place = await this.#place(query);
    if (!place) return 'NOT_PUBLISHED';
    const { grain, period: range } = place;
    const rows = await this.#rows.of(subject, { grain, stream: query.stream, range, breakdown: 'ALL' });
    return rows[0] ?? null;
  }

  /** The rows of its source classes, which are published of quarters. */
  async #classes(subject: FigureSubject, query: FigureQuery): Promise<PublishedRow[]> {
    if (query.stream !== 'SCORE' || !isUnfiltered(query.filter)) return [];
    const place = await this.#place(query);
    if (place?.grain !== 'QUARTER') return [];
    const { grain, period: range } = place;
    return this.#rows.of(subject, { grain, stream: query.stream, range, breakdown: 'SOURCE_CLASS' });
  }

  /** The published period that is meant; null when there is none. */
  async #place({ period }: Pick<FigureQuery, 'period'>): Promise<{ grain: PublishedGrain; period: DayRange } | null> {
    const wanted = period ?? (await this.#rows.latest('QUARTER'));
    const grain = wanted && publishedGrainOf(wanted);
    if (!wanted || !grain) return null;
    const latest = await this.#rows.latest(grain);
    return latest && wanted.from <= latest.from ? { grain, period: wanted } : null;
  }
}

function lastPeriods(latest: DayRange, grain: PublishedGrain): DayRange[] {
  let from = latest.from;
  for (let count = 1; count < TREND_PERIODS[grain]; count++) from = startOfPeriod(addDays(from, -1), grain);
  return periodsIn({ from, to: latest.to }, grain);
}
