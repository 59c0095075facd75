import { type Day, type DayRange, periodOf, startOfNextPeriod, startOfPeriod } from '../../kernel/calendar.ts';
import type { MonthMoment } from './month-moment.ts';
import type { MonthTallies } from './month-tallies.ts';
import { NO_DAY } from './month.repository.ts';
import { positionsOf, type SumRow, type TallyPart } from './tally.repository.ts';
import type { KeptTo, MonthStretch, TallyRanges } from './tally-ranges.ts';
import type { TallyRequest } from './tally-source.ts';

/** A request divided into the months that are remembered, and what is left to be read; null: nothing. */
export interface DividedRequest<Kept> {
  remembered: [Day, Kept][];
  rest: TallyRequest | null;
}

/**
 * Takes the months of a request that are remembered from memory; those between and beside them are left to be read. Days
 * after the last one that a remembered month knows of are not: the month that is running is itself to this day.
 * @param look what is remembered of a month; null: it has to be read
 * @param keptTo to which of its days a month is kept, as it is remembered
 */
export function divideRequest<Kept extends Pick<MonthMoment, 'lastDay'>>(
  request: TallyRequest,
  look: (month: Day) => Kept | null,
  keptTo: KeptTo,
): DividedRequest<Kept> {
  const { remembered, rest } = divideRanges(request.ranges, look, keptTo);
  return { remembered, rest: rest && { ...request, ranges: rest } };
}

/** Ranges divided into the months that are remembered, and what is left; null: nothing. */
export interface DividedRanges<Kept> {
  remembered: [Day, Kept][];
  rest: TallyRanges | null;
}

/**
 * The same of ranges alone. A month that days are taken off is taken from memory where these are kept as well: days that
 * are read later could be more than the month has.
 */
export function divideRanges<Kept extends Pick<MonthMoment, 'lastDay'>>(
  ranges: TallyRanges,
  look: (month: Day) => Kept | null,
  keptTo: KeptTo,
): DividedRanges<Kept> {
  const lessDaysOf = Map.groupBy(ranges.lessDays, ({ from }) => startOfPeriod(from, 'MONTH'));
  const remembered: [Day, Kept][] = [];
  const missing: MonthStretch[] = [];
  const lessDays: DayRange[] = [];
  for (const stretch of ranges.months) {
    let isBetween = true;
    for (const month of monthsIn(stretch)) {
      const kept = look(month);
      const less = lessDaysOf.get(month) ?? [];
      const known = kept && knownDays(less, kept);
      const isTaken = known !== null && known.every(({ to }) => to <= (keptTo(month) ?? NO_DAY));
      lessDays.push(...(isTaken ? known : less));
      if (isTaken) remembered.push([month, kept!]);
      else if (isBetween) missing.push({ first: month, last: month });
      else missing.at(-1)!.last = month;
      isBetween = isTaken;
    }
  }
  const days = ranges.days.filter((stretch) => {
    const kept = wholeMonth(stretch, look);
    if (kept) remembered.push([stretch.from, kept]);
    return !kept;
  });
  if (missing.length === 0 && days.length === 0 && lessDays.length === 0) return { remembered, rest: null };
  return { remembered, rest: { months: missing, days, lessDays } };
}

/** Days that a month knows of. */
const knownDays = (days: readonly DayRange[], { lastDay }: Pick<MonthMoment, 'lastDay'>): DayRange[] =>
  days.flatMap(({ from, to }) => (from <= lastDay ? { from, to: to < lastDay ? to : lastDay } : []));

/** The month that days are, where they begin with it and it knows of none after them; null where they are not. */
function wholeMonth<Kept extends Pick<MonthMoment, 'lastDay'>>(
  { from, to }: DayRange,
  look: (month: Day) => Kept | null,
): Kept | null {
  if (startOfPeriod(from, 'MONTH') !== from || to > periodOf(from, 'MONTH').to) return null;
  const kept = look(from);
  return kept && kept.lastDay <= to ? kept : null;
}

/** First days of the months from the first to the last. */
export function monthsIn({ first, last }: MonthStretch): Day[] {
  const months: Day[] = [];
  for (let month = first; month <= last; month = startOfNextPeriod(month, 'MONTH')) months.push(month);
  return months;
}

/** What the tallies of some subjects are added to. The array of subjects is the same one each time. */
export interface SubjectGroup {
  id: string;
  subjectIds: readonly string[];
}

/** Adds what is remembered to what was read, by group, version and bucket. */
export function withMonths(
  read: readonly SumRow[],
  remembered: readonly (readonly [Day, MonthTallies])[],
  groups: readonly SubjectGroup[],
  { sourceClasses, bucket }: Pick<TallyRequest, 'sourceClasses' | 'bucket'>,
  parts: ReadonlySet<TallyPart>,
): SumRow[] {
  if (remembered.length === 0) return [...read];
  const positions = positionsOf(parts);
  const rows = [...read];
  const known = Map.groupBy(rows, ({ subjectId }) => subjectId);
  const starts = remembered.map(([month]) => (bucket ? startOfPeriod(month, bucket) : null));
  for (const { id, subjectIds } of groups) {
    // A few rows for each: one a version and bucket.
    const ofGroup = known.get(id) ?? [];
    remembered.forEach(([, tallies], index) => {
      const start = starts[index]!;
      for (const { sourceClass, version, sums } of tallies.cellsOf(subjectIds)) {
        if (!sourceClasses.includes(sourceClass)) continue;
        const row = ofGroup.find((candidate) => candidate.version === version && candidate.bucket === start);
        if (row) for (let at = 0; at < positions.length; at++) row.sums[at]! += sums[positions[at]!]!;
        else {
          const made = { subjectId: id, version, bucket: start, key: null, sums: positions.map((from) => sums[from]!) };
          ofGroup.push(made);
          rows.push(made);
        }
      }
    });
  }
  return rows;
}
