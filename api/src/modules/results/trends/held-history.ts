import type { ChartGrain, Measure } from '@otklik/schema';
import { addDays, type Day, type DayRange, periodOf, startOfPeriod } from '../../../kernel/calendar.ts';
import { POLICY } from '../../../statistics/index.ts';
import type { AnalysisSources } from '../analysis-sources.ts';
import type { FigureSubject } from '../figure-query.ts';
import { isInternal } from '../internal-clients.rules.ts';
import { PARTS_OF_MEASURE } from '../parts-of-measure.ts';
import type { Stratum } from '../scores/stratum.ts';
import { heldMix, type HeldMix } from './base-mix.rules.ts';

/** What readings on a fixed mix are made of. */
export type HistorySources = Pick<AnalysisSources, 'reader' | 'flow' | 'clock' | 'directory'>;

/** All answers about a subject by period, and the mix of its base year. */
export interface HeldHistory {
  today: Day;
  /** First day of the first period with answers. */
  first: Day;
  /** Twelve months from the first with answers. */
  baseYear: DayRange;
  strataOf: ReadonlyMap<Day, readonly Stratum[]>;
  /** Null for internal clients, whose figures are not weighted. */
  mix: HeldMix | null;
}

/** Longest history, in periods. */
const PERIODS_AT_MOST = 400;

/** The answers of a subject, period by period, and the mix its figures are held at; null where nobody answered. */
export async function readHeldHistory(
  subject: FigureSubject,
  { measure, grain }: { measure: Measure; grain: ChartGrain },
  sources: HistorySources,
): Promise<HeldHistory | null> {
  const { reader, clock } = sources;
  const today = clock.now().toISOString().slice(0, 10);
  // To the end of the period that is running: whole months are remembered.
  const period = { from: firstDayOf(today, grain), to: periodOf(today, grain).to };
  const buckets = await reader.strata(
    subject,
    { period, stream: 'SCORE', filter: null, bucket: grain },
    PARTS_OF_MEASURE[measure],
  );
  return heldHistory(subject, measure, new Map(buckets.map(({ bucket, strata }) => [bucket!, strata])), sources);
}

/** The same of answers that are known, by first day of their period. */
export async function heldHistory(
  subject: FigureSubject,
  measure: Measure,
  strataOf: ReadonlyMap<Day, readonly Stratum[]>,
  { flow, clock, directory }: Omit<HistorySources, 'reader'>,
): Promise<HeldHistory | null> {
  const today = clock.now().toISOString().slice(0, 10);
  const first = [...strataOf.keys()].toSorted()[0];
  if (first === undefined) return null;
  const baseYear = yearFrom(startOfPeriod(first, 'MONTH'));
  const isHeld = !isInternal(subject, directory);
  const [flows] = isHeld ? await flow.flow(subject, { period: baseYear, filter: null }) : [];
  const inBaseYear = [...strataOf].flatMap(([start, strata]) =>
    start >= baseYear.from && start <= baseYear.to ? [strata] : [],
  );
  const mix = isHeld ? heldMix(flows?.flow ?? [], inBaseYear, measure) : null;
  return { today, first, baseYear, strataOf, mix };
}

/** First day of the longest history that ends on this day. */
function firstDayOf(today: Day, grain: ChartGrain): Day {
  const days = grain === 'WEEK' ? 7 : 30;
  return startOfPeriod(addDays(today, -days * (PERIODS_AT_MOST - 1)), grain);
}

/** The months of the base mix, from the first day of a month on. */
function yearFrom(from: Day): DayRange {
  const months = 12 * Number(from.slice(0, 4)) + Number(from.slice(5, 7)) - 1 + POLICY.baseMixMonths;
  const next = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return { from, to: addDays(next, -1) };
}
