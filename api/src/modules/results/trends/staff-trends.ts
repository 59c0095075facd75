import type { ChartGrain, ChartState, Grain, Measure, Mode, Weighting } from '@otklik/schema';
import { type Day, type DayRange, periodsIn } from '../../../kernel/calendar.ts';
import { POLICY, type ChartSignal } from '../../../statistics/index.ts';
import { type AnalysisSources, ownsSubject } from '../analysis-sources.ts';
import { estimateOfTally, type EstimateValue, roundedForStaff } from '../estimate-value.ts';
import type { FigureSubject } from '../figure-query.ts';
import { contextOf } from '../scores/comparable.rules.ts';
import { type Stratum, sumOfStrata } from '../scores/stratum.ts';
import type { HeldMix } from './base-mix.rules.ts';
import { chartPoints, type ChartSegmentValue } from './chart.rules.ts';
import { fixedMixFigure } from './fixed-mix.rules.ts';
import { readHeldHistory } from './held-history.ts';
import type { TrendEvent } from './trend-event.ts';
import { pointsWithMovedModes } from './moved-modes.rules.ts';
import { seriesCounter } from './series.rules.ts';
import { readTrendEvents } from './trend-event.repository.ts';
import { versionEvents } from './version-events.rules.ts';

/** Which chart. */
export interface ChartQuery {
  measure: Measure;
  grain: ChartGrain;
  /** Points shown; null: all. Limits are made of the whole history, whatever is shown. */
  period: DayRange | null;
}

/** One period of a chart. */
export interface ChartPointValue {
  period: DayRange & { grain: Grain };
  isComplete: boolean;
  fixedMix: EstimateValue;
  raw: EstimateValue;
  /** Points of different series are never joined. */
  series: number;
  /** Whether it is among the points that limits and signals are about. */
  isCharted: boolean;
  centre: number | null;
  low: number | null;
  high: number | null;
  /** Distance from the charted point before, and its limit. */
  movingRange: number | null;
  movingRangeHigh: number | null;
  signals: readonly ChartSignal[];
  /** Whether it was answered in other ways than the baseline, whose effect is not known. */
  modesMoved: boolean;
  events: TrendEvent[];
}

/** Trend of a subject on the mix of its base year. */
export interface ControlChartValue {
  measure: Measure;
  grain: ChartGrain;
  /** Twelve months from the first with answers; null without answers. */
  baseYear: DayRange | null;
  weighting: Weighting | null;
  /** Whether segments are held as well as channels; null where nothing is. */
  keepsSegments: boolean | null;
  points: ChartPointValue[];
  segments: ChartSegmentValue[];
  /** Of the newest segment. */
  state: ChartState;
}

/** Most events shown of one period: the last ones. */
const EVENTS_AT_MOST = 20;

/** Trends on a fixed mix with control limits, for staff. */
export class StaffTrends {
  readonly #sources: AnalysisSources;

  constructor(sources: AnalysisSources) {
    this.#sources = sources;
  }

  /** The chart of a subject; null for what the viewer's authorities do not own. */
  async chart(subject: FigureSubject, query: ChartQuery): Promise<ControlChartValue | null> {
    if (!ownsSubject(subject, this.#sources)) return null;
    const { measure, grain } = query;
    const [held, events] = await Promise.all([
      readHeldHistory(subject, query, this.#sources),
      readTrendEvents(this.#sources.pool, [subject.id]),
    ]);
    if (!held) return { ...EMPTY, measure, grain };
    const { first, today, baseYear, strataOf, mix } = held;
    return {
      measure,
      grain,
      baseYear,
      weighting: mix?.weighting ?? null,
      keepsSegments: mix?.keepsSegments ?? null,
      ...this.#drawn(query, {
        periods: periodsIn({ from: first, to: today }, grain),
        strataOf,
        mix,
        events: events.map(({ event }) => event),
        today,
      }),
    };
  }

  #drawn(
    { measure, grain, period }: ChartQuery,
    { periods, strataOf, mix, events, today }: History,
  ): Pick<ControlChartValue, 'points' | 'segments' | 'state'> {
    const { method, instruments } = this.#sources;
    const { inForce } = method;
    const seriesOf = seriesCounter();
    const drawn = periods.map((range) => {
      const strata = strataOf.get(range.from) ?? [];
      const series = seriesOf(strata);
      const rule = { links: inForce.links, otherwise: 'WITHHOLD' } as const;
      const raw = estimateOfTally(sumOfStrata(strata), measure, 'SCORE', rule);
      const onMix = mix && fixedMixFigure(strata, mix.mix, measure, inForce, mix.keyOf);
      return {
        range,
        series,
        raw,
        fixedMix: onMix ? { ...onMix.estimate, weighting: mix.weighting } : raw,
        unadjusted: onMix ? (onMix.score?.unadjusted ?? NONE_LEFT) : contextOf(strata, measure, raw, null).unadjusted,
        isComplete: range.to < today,
      };
    });
    const charted = drawn.filter(
      ({ fixedMix, isComplete }) =>
        isComplete && fixedMix.value !== null && (grain === 'MONTH' || fixedMix.n! >= POLICY.minimumToPublish),
    );
    const recorded = [...versionEvents(instruments.all()), ...events].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const { segments, limitsOf } = chartPoints(
      charted.map(({ range, series, fixedMix }) => ({
        from: range.from,
        series,
        value: fixedMix.value!,
        n: fixedMix.n!,
      })),
      measure,
      // A new version moves the limits where its answers begin: there a new series does.
      recorded.flatMap(({ rebases, kind, day }) => (rebases && kind !== 'INSTRUMENT_VERSION' ? [day] : [])),
    );
    const isCharted = new Set(charted.map(({ range }) => range.from));
    const haveMoved = pointsWithMovedModes(
      charted.map(({ range, unadjusted }) => ({ from: range.from, unadjusted })),
      segments,
    );
    const points = drawn.map(({ range, series, raw, fixedMix, isComplete }): ChartPointValue => {
      const limits = limitsOf.get(range.from);
      return {
        period: { ...range, grain },
        isComplete,
        fixedMix: roundedForStaff(fixedMix),
        raw: roundedForStaff(raw),
        series,
        isCharted: isCharted.has(range.from),
        centre: toTenth(limits?.centre),
        low: toTenth(limits?.low),
        high: toTenth(limits?.high),
        movingRange: toTenth(limits?.movingRange),
        movingRangeHigh: toTenth(limits?.movingRangeHigh),
        signals: limits?.signals ?? [],
        modesMoved: haveMoved.has(range.from),
        events: recorded.filter(({ day }) => day >= range.from && day <= range.to).slice(-EVENTS_AT_MOST),
      };
    });
    return {
      points: period ? points.filter(({ period: { from, to } }) => to >= period.from && from <= period.to) : points,
      segments: segments.map((segment) => ({
        ...segment,
        centre: toTenth(segment.centre),
        low: toTenth(segment.low),
        high: toTenth(segment.high),
      })),
      state: segments.at(-1)?.state ?? 'TOO_SHORT',
    };
  }
}

interface History {
  periods: DayRange[];
  strataOf: ReadonlyMap<Day, readonly Stratum[]>;
  /** Null for internal clients, whose figures are not weighted. */
  mix: HeldMix | null;
  events: TrendEvent[];
  today: Day;
}

const EMPTY = {
  baseYear: null,
  weighting: null,
  keepsSegments: null,
  points: [],
  segments: [],
  state: 'TOO_SHORT',
} as const satisfies Omit<ControlChartValue, 'measure' | 'grain'> as Omit<ControlChartValue, 'measure' | 'grain'>;

const NONE_LEFT: ReadonlyMap<Mode, number> = new Map();

const toTenth = (points: number | null | undefined): number | null =>
  points === null || points === undefined ? null : Math.round(10 * points) / 10;
