import { type Dimension, ITEM_DEFINITIONS, type Stream } from '@otklik/schema';
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
import { addDays, type Day, type DayRange, periodsIn, startOfPeriod } from '../../kernel/calendar.ts';
import { POLICY, tQuantile } from '../../statistics/index.ts';
import { type ComparableFigure, incomparable } from './comparison/compared-figure.ts';
import { type DistributionValue, publicEnds, withheldDistribution } from './distribution-value.ts';
import { type EstimateValue, UNADJUSTED, withheld } from './estimate-value.ts';
import type { BreakdownRow, Figures, ItemQuery, TrendPoint } from './figures.ts';
import {
  type BreakdownQuery,
  type FigureQuery,
  type FigureSubject,
  isUnfiltered,
  type TrendQuery,
} from './figure-query.ts';
import { publishedGrainOf, type PublishedGrain } from './periods.rules.ts';
import type { PublishedBreakdown, PublishedFigures as FiguresRow } from './publication.rules.ts';
import type { IngredientsQuery, IngredientsValue } from './scores/ingredients-value.ts';
import { isAdjusted } from './scores/score.rules.ts';
import { isCoreItem } from './tally.ts';

/** One published row, in its newest revision. */
interface Row {
  subjectId: string;
  periodFrom: Day;
  periodTo: Day;
  breakdown: PublishedBreakdown;
  key: string;
  revision: number;
  methodVersion: string;
  figures: FiguresRow;
}

/** Which rows of a subject are read together: the whole, or its channels, of the periods in the range. */
interface RowsOf {
  grain: PublishedGrain;
  stream: Stream;
  range: DayRange;
  breakdown: Row['breakdown'];
}

/** What is published by what. */
const BREAKDOWN_OF: Partial<Record<Dimension, PublishedBreakdown>> = {
  CHANNEL: 'CHANNEL',
  SOURCE_CLASS: 'SOURCE_CLASS',
};

/** Months, or quarters, of a trend that names no period. */
const TREND_PERIODS = { MONTH: 18, QUARTER: 8 };

/**
 * Figures for the public: read from what was published, whole numbers, n to the nearest 5. What is not published
 * (running periods, free dates, other filters) has no figure here. All that is asked of one grain, stream, range and
 * breakdown within a tick is one statement.
 */
export class PublishedFigures implements Figures {
  readonly #pool: Pool;
  readonly #loaders = new Map<string, DataLoader<string, Row[]>>();
  readonly #latest = new Map<PublishedGrain, Promise<DayRange | null>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async estimate(subject: FigureSubject, query: FigureQuery): Promise<EstimateValue> {
    const row = await this.#whole(subject, query);
    return row === 'NOT_PUBLISHED' ? withheld(row) : toEstimate(row, query);
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
    return { ...shown, item, basis, modeTable, referenceMix: basis === 'LIKE_FOR_LIKE' ? referenceMix : null };
  }

  async trend(subject: FigureSubject, query: TrendQuery): Promise<TrendPoint[]> {
    const { grain } = query;
    if ((grain !== 'MONTH' && grain !== 'QUARTER') || !isUnfiltered(query.filter)) return [];
    const latest = await this.#latestPublished(grain);
    if (!latest) return [];
    const wanted = query.period
      ? periodsIn(query.period, grain).filter(({ from }) => from <= latest.from)
      : lastPeriods(latest, grain);
    if (wanted.length === 0) return [];
    const range = { from: wanted[0]!.from, to: wanted.at(-1)!.to };
    const rows = await this.#rows(subject, { grain, stream: query.stream, range, breakdown: 'ALL' });
    const byStart = new Map(rows.map((row) => [row.periodFrom, row]));
    return wanted.map((period) => ({
      period: { ...period, grain },
      estimate: toEstimate(byStart.get(period.from) ?? null, query),
      isComplete: true,
    }));
  }

  async breakdown(subject: FigureSubject, query: BreakdownQuery): Promise<BreakdownRow[]> {
    const breakdown = BREAKDOWN_OF[query.by];
    if (!breakdown || !isUnfiltered(query.filter)) return [];
    const place = await this.#place(query);
    if (!place) return [];
    const { grain, period: range } = place;
    const rows = await this.#rows(subject, { grain, stream: query.stream, range, breakdown });
    // A channel or class that is withheld is left out like one without answers: to tell them apart would tell too much.
    return rows
      .filter(({ figures }) => figures.measures[query.measure] !== null)
      .toSorted((a, b) => (b.figures.share ?? 0) - (a.figures.share ?? 0) || (a.key < b.key ? -1 : 1))
      .map((row) => ({
        by: query.by,
        key: row.key,
        share: row.figures.share,
        estimate: toEstimate(row, query),
      }));
  }

  async comparable(subject: FigureSubject, query: FigureQuery): Promise<ComparableFigure> {
    const row = await this.#whole(subject, query);
    return row === 'NOT_PUBLISHED' ? incomparable(withheld(row)) : comparableOfRow(row, query);
  }

  async comparableParts(subject: FigureSubject, query: FigureQuery & { by: 'CHANNEL' | 'SEGMENT' }) {
    if (query.by !== 'CHANNEL' || !isUnfiltered(query.filter)) return [];
    const place = await this.#place(query);
    if (!place) return [];
    const { grain, period: range } = place;
    const rows = await this.#rows(subject, { grain, stream: query.stream, range, breakdown: 'CHANNEL' });
    return rows
      .filter(({ figures }) => figures.measures[query.measure] !== null)
      .map((row) => ({ key: row.key, ...comparableOfRow(row, query) }));
  }

  /** The row of the whole subject: null when nothing of it was published. */
  async #whole(subject: FigureSubject, query: Omit<FigureQuery, 'measure'>): Promise<Row | null | 'NOT_PUBLISHED'> {
    if (!isUnfiltered(query.filter)) return 'NOT_PUBLISHED';
    const place = await this.#place(query);
    if (!place) return 'NOT_PUBLISHED';
    const { grain, period: range } = place;
    const rows = await this.#rows(subject, { grain, stream: query.stream, range, breakdown: 'ALL' });
    return rows[0] ?? null;
  }

  /** The published period that is meant; null when there is none. */
  async #place({ period }: Pick<FigureQuery, 'period'>): Promise<{ grain: PublishedGrain; period: DayRange } | null> {
    const wanted = period ?? (await this.#latestPublished('QUARTER'));
    const grain = wanted && publishedGrainOf(wanted);
    if (!wanted || !grain) return null;
    const latest = await this.#latestPublished(grain);
    return latest && wanted.from <= latest.from ? { grain, period: wanted } : null;
  }

  #latestPublished(grain: PublishedGrain): Promise<DayRange | null> {
    let latest = this.#latest.get(grain);
    if (!latest) {
      latest = this.#pool
        .query<{ from: Day; to: Day }>(
          prepared({
            text: `select period_from as from, period_to as to from publication where grain = $1
            order by period_from desc limit 1`,
            values: [grain],
          }),
        )
        .then(({ rows }) => rows[0] ?? null);
      this.#latest.set(grain, latest);
    }
    return latest;
  }

  #rows({ id }: FigureSubject, { grain, stream, range, breakdown }: RowsOf): Promise<Row[]> {
    const key = `${grain}${stream}${range.from}${range.to}${breakdown}`;
    let loader = this.#loaders.get(key);
    if (!loader) {
      loader = new DataLoader((ids) => this.#load(ids, { grain, stream, range, breakdown }));
      this.#loaders.set(key, loader);
    }
    return loader.load(id);
  }

  async #load(ids: readonly string[], { grain, stream, range, breakdown }: RowsOf): Promise<Row[][]> {
    const isOne = ids.length === 1;
    const statement = {
      text: `select distinct on (subject_id, period_from, breakdown, breakdown_key)
         subject_id as "subjectId", period_from as "periodFrom", period_to as "periodTo", breakdown,
         breakdown_key as key, revision, method_version as "methodVersion", figures
       from publication
       where subject_id = ${isOne ? '$1' : 'any ($1::uuid[])'} and grain = $2 and stream = $3 and period_from between $4 and $5
         and breakdown = $6
       order by subject_id, period_from, breakdown, breakdown_key, revision desc`,
      values: [isOne ? ids[0] : ids, grain, stream, range.from, range.to, breakdown],
    };
    const { rows } = await this.#pool.query<Row>(isOne ? prepared(statement) : statement);
    const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
    return ids.map((id) => bySubject.get(id) ?? []);
  }
}

/**
 * A published figure beside others. Of its interval only whole numbers are known: it is taken to be as wide as it may
 * have been before it was rounded. In which modes the answers came is not published.
 */
function comparableOfRow(row: Row | null, query: FigureQuery): ComparableFigure {
  const estimate = toEstimate(row, query);
  const { value, interval, n, instrumentVersion } = estimate;
  if (value === null || !interval || n === null) return incomparable(estimate);
  const deviation = (interval.high - interval.low + 1) / 2 / tQuantile((1 + POLICY.confidence) / 2, n - 1);
  return {
    estimate,
    moments: { value, variance: deviation ** 2, degreesOfFreedom: n - 1, loadings: new Map() },
    context: {
      majors: new Set(instrumentVersion ? [instrumentVersion.split('.')[0]!] : []),
      isModeKnown: isModeKnown(row, estimate, query),
      unadjusted: new Map(),
      sourceClasses: new Map(),
    },
  };
}

/**
 * What is never adjusted, RESULT, is a fact: the mode makes no difference to it. A raw figure has all modes in it, so it can
 * stand beside others only where its scores tell that all was answered on the web.
 */
function isModeKnown(
  row: Row | null,
  { modeAdjustment }: EstimateValue,
  { measure, basis = 'RAW' }: Pick<FigureQuery, 'measure' | 'basis'>,
): boolean {
  if (!isAdjusted(measure)) return true;
  if (basis !== 'RAW') return modeAdjustment === 'ADJUSTED' || modeAdjustment === 'NOT_NEEDED';
  return row?.figures.adjusted?.scores.AS_EXPERIENCED[measure]?.modeAdjustment === 'NOT_NEEDED';
}

/** Nobody is told whether there were no answers, too few, or enough but another figure would be given away. */
function toEstimate(
  row: Row | null,
  { measure, basis = 'RAW' }: Pick<FigureQuery, 'measure' | 'basis'>,
): EstimateValue {
  const raw = row?.figures.measures[measure];
  const adjusted = row?.figures.adjusted;
  // What was never adjusted, such as RESULT, is the raw figure on every basis, and says so.
  const isAdjustable = basis !== 'RAW' && isAdjusted(measure) && adjusted !== undefined;
  if (!row || !raw) {
    const isIndex = measure === 'CSI' && row?.figures.measures.SAT;
    const isApart = row?.figures.apart?.measures.includes(measure);
    const reason = isApart ? 'MIXED_VERSIONS' : isIndex ? 'INDEX_INCOMPLETE' : 'TOO_FEW';
    return withheld(reason, isAdjustable ? { basis } : {});
  }
  const score = isAdjustable ? adjusted.scores[basis][measure] : null;
  if (isAdjustable && !score) return withheld('NO_REFERENCE_MIX', { basis });
  const shown = score ?? raw;
  return {
    value: shown.value,
    interval: shown.low === null || shown.high === null ? null : { low: shown.low, high: shown.high },
    n: shown.n,
    effectiveN: null,
    method: shown.method,
    quality: shown.quality,
    suppressed: false,
    reason: null,
    instrumentVersion: row.figures.instrumentVersion,
    methodVersion: row.methodVersion,
    ...UNADJUSTED,
    linkedVersions: measure === 'RESULT' ? [] : (row.figures.linkedVersions ?? []),
    ...(score && {
      basis,
      modeAdjustment: score.modeAdjustment,
      modeReason: score.modeReason,
      modesVary: score.modesVary ?? false,
      channelsVary: score.channelsVary ?? false,
      weighting: score.weighting,
      coverage: score.coverage,
      modeTable: adjusted!.modeTable,
      referenceMix: basis === 'LIKE_FOR_LIKE' ? adjusted!.referenceMix : null,
    }),
  };
}

function lastPeriods(latest: DayRange, grain: PublishedGrain): DayRange[] {
  let from = latest.from;
  for (let count = 1; count < TREND_PERIODS[grain]; count++) from = startOfPeriod(addDays(from, -1), grain);
  return periodsIn({ from, to: latest.to }, grain);
}
