/**
 * When and where: which streams get a rating on which day and minute. It draws from its own random
 * sequence, so that ratings and offers can walk the same plan independently.
 */
import { demoDays, midnight, monthsBefore, weekday } from './calendar.ts';
import { binOf, randomFrom, runningTotals, type Random } from './random.ts';
import { dayKind, DAY_KINDS, HOURS_AHEAD, hoursOf, opening, volumeOf, type DayKind } from './rhythm.ts';
import { DIGITAL_SHARE, INTERNAL_DIGITAL_SHARE, SMALL_OFFICE } from './story.ts';
import { streams, type Stream } from './streams.ts';

/** One rating to be: its stream (index in `streams`) and its instant in milliseconds. */
export interface Occasion {
  stream: number;
  at: number;
}

/** One calendar day, in the time zone of each touchpoint. */
export interface PlannedDay {
  day: string;
  /** Months before the anchor. */
  month: number;
  /** In time order. */
  occasions: Occasion[];
  /** Expected number of ratings of each stream on that day. */
  expected: Float64Array;
}

const PLAN_SEED = 20_260_101;
const isSmallOffice = (stream: Stream) => stream.touchpoint.slug === SMALL_OFFICE.touchpoint;
const smallOfficeStreams = [...streams.keys()].filter((index) => {
  const stream = streams[index] as Stream;
  return isSmallOffice(stream) && stream.mode === 'WEB';
});

/** Walks the 22 months day by day; `count` ratings in all. */
export function* plannedDays(anchorDay: string, count: number): Generator<PlannedDay> {
  const random = randomFrom(PLAN_SEED);
  const days = demoDays(anchorDay);
  const weightsOf = dayWeights(anchorDay);
  const progress = (index: number) => index / Math.max(1, days.length - 1);
  const volumes = days.map((day, index) => volumeOf(day, weekday(day), progress(index)));
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  let [sum, placed] = [0, 0];
  for (const [index, day] of days.entries()) {
    sum += volumes[index] as number;
    const due = Math.round((sum / total) * count) - placed;
    placed += due;
    const totals = runningTotals(weightsOf(day, progress(index)));
    const occasions = Array.from({ length: due }, () => occasionOf(random, day, binOf(totals, random.next())));
    placeInSmallOffice(random, day, occasions);
    occasions.sort((a, b) => a.at - b.at || a.stream - b.stream);
    yield { day, month: monthsBefore(anchorDay, day), occasions, expected: expectedOf(totals, due) };
  }
}

function occasionOf(random: Random, day: string, index: number): Occasion {
  const stream = streams[index] as Stream;
  const hour = binOf(hoursOf(stream), random.next()) - (HOURS_AHEAD[stream.touchpoint.timeZone] as number);
  return { stream: index, at: midnight(day) + hour * 3_600_000 + Math.floor(random.next() * 3_600_000) };
}

/** Two visitors a month at most: on the 6th and the 19th, when the office is open. */
function placeInSmallOffice(random: Random, day: string, occasions: Occasion[]): void {
  if (!['06', '19'].includes(day.slice(8)) || dayKind(weekday(day)) !== 'WEEKDAY' || occasions.length === 0) return;
  occasions[0] = occasionOf(random, day, random.pick(smallOfficeStreams));
}

function expectedOf(totals: Float64Array, due: number): Float64Array {
  const all = totals.at(-1) ?? 1;
  return totals.map((total, index) => (due * (total - (index > 0 ? (totals[index - 1] as number) : 0))) / all);
}

/**
 * Weights of all streams on a day. A subject keeps its weight from first to last month; only the share of
 * portal and application in it moves, so that every figure by service and channel stays what it was.
 */
function dayWeights(anchorDay: string): (day: string, progress: number) => number[] {
  const shares = Object.fromEntries(DAY_KINDS.map((kind) => [kind, sharesOnDay(kind)])) as Record<DayKind, number[]>;
  return (day, progress) => {
    const kind = dayKind(weekday(day));
    const month = monthsBefore(anchorDay, day);
    const external = DIGITAL_SHARE.first + (DIGITAL_SHARE.last - DIGITAL_SHARE.first) * progress;
    return streams.map((stream, index) => {
      if (month > stream.from || month < stream.until || (stream.isInternal && kind !== 'WEEKDAY')) return 0;
      const digital = stream.isInternal ? INTERNAL_DIGITAL_SHARE : external;
      return stream.subjectWeight * (stream.isDigital ? digital : 1 - digital) * (shares[kind][index] as number);
    });
  };
}

/** Share of each stream among the digital, or among the other, streams of its subject on a kind of day. */
function sharesOnDay(kind: DayKind): number[] {
  const open = streams.map((stream) => stream.weight * opening(stream, kind));
  const group = (stream: Stream) => `${stream.key} ${stream.isDigital}`;
  const sums = new Map<string, number>();
  for (const [index, stream] of streams.entries())
    sums.set(group(stream), (sums.get(group(stream)) ?? 0) + (open[index] as number));
  return streams.map((stream, index) => (open[index] as number) / (sums.get(group(stream)) || 1));
}
