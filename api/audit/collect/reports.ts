import type { Collection, Sighting } from './collect.ts';
import type { Outsider } from './outsider.ts';

/**
 * Before and after of a report must follow from what is published of its first subject anyway, by formulas that are
 * public: a published period, or months added up, plain means both.
 * @returns what does not follow
 */
export function checkReports({ sightings }: Pick<Collection, 'sightings'>, reports: readonly Registered[]): string[] {
  const points = sightings.filter(
    ({ thing, field, asked, value }) =>
      thing.type !== 'Report' && field === 'trend' && asked.stream === 'SCORE' && value.suppressed === false,
  );
  return sightings
    .filter(({ thing, type, value }) => thing.type === 'Report' && type === 'Estimate' && value.suppressed === false)
    .filter(({ thing, period, value }) => {
      const report = reports.find(({ id }) => id === thing.id);
      const ofSubject = points.filter(
        (point) =>
          point.thing.id === report?.subjects[0]?.id &&
          point.asked.measure === report.measure &&
          point.asked.basis === value.basis,
      );
      return !period || !followsFrom(period, value, ofSubject);
    })
    .map(({ thing, field, value }) => `${thing.slug}: ${field} ${JSON.stringify(value)}`);
}

function followsFrom(
  period: NonNullable<Sighting['period']>,
  told: Sighting['value'],
  points: readonly Sighting[],
): boolean {
  const isTold = ({ value, n, interval: { low, high } }: Point) => {
    const interval = told.interval as Point['interval'];
    return (
      n === told.n && isShownAs(value, told.value) && isShownAs(low, interval.low) && isShownAs(high, interval.high)
    );
  };
  const whole = points.find((one) => one.period!.from === period.from && one.period!.to === period.to);
  if (whole) return isTold(whole.value as unknown as Point);
  // A month that was asked for twice is one.
  const byMonth = new Map(
    points.flatMap((one) => (one.asked.grain === 'MONTH' ? [[one.period!.from, one.value]] : [])),
  );
  const months = monthsFrom(period.from, monthsIn(period)).map((month) => byMonth.get(month) as Point | undefined);
  return months.every((month) => month !== undefined) && isTold(addedUp(months));
}

/** A figure, before it is rounded. */
interface Point {
  value: number;
  n: number;
  interval: { low: number; high: number };
}

/** Months weighted by their published numbers of answers, with Zou's limits of a weighted sum. */
function addedUp(months: readonly Point[]): Point {
  const n = months.reduce((sum, month) => sum + month.n, 0);
  const mean = months.reduce((sum, month) => sum + month.n * month.value, 0) / n;
  const reach = (side: 'low' | 'high') =>
    Math.hypot(...months.map((month) => (month.n * (month.value - month.interval[side])) / n));
  return { value: mean, n, interval: { low: mean - reach('low'), high: mean + reach('high') } };
}

/** Whole points; a half may be either, as the last digits of this computation may differ from the product's. */
const isShownAs = (points: number, shown: unknown): boolean => Math.abs(points - (shown as number)) <= 0.5 + 1e-9;

/** A published report with what its effect was registered by. */
export interface Registered {
  id: string;
  slug: string;
  measure: string;
  startedOn: string | null;
  after: { period: { from: string } } | null;
  subjects: { id: string }[];
  effectRegistration: { windowMonths: number; comparison: { id: string }[] };
  effect: {
    grade: string | null;
    monthsBefore: number;
    monthsAfter: number;
    difference: number | null;
    interval: Interval | null;
    regressionToMean: number | null;
    /** Of the months before, split half-way. */
    placebo: { difference: number; interval: Interval; p: number } | null;
  };
}

interface Interval {
  low: number;
  high: number;
}

/** Everything in points that an effect tells. */
const pointsOf = ({ difference, interval, regressionToMean, placebo }: Registered['effect']): number[] =>
  [
    ...[difference, interval?.low, interval?.high, regressionToMean],
    ...[placebo?.difference, placebo?.interval.low, placebo?.interval.high],
  ].filter((points) => points !== null && points !== undefined);

/**
 * What an effect of grade A or B is made of must be public: every month before and after, of everything that is compared
 * (of grade B: of the first subject). And it must be whole points.
 * @returns what is made of more
 */
export function checkEffects(
  { sightings }: Pick<Collection, 'sightings'>,
  reports: readonly Registered[],
): { read: number; faults: string[] } {
  const shown = new Set(
    sightings.flatMap(({ thing, field, asked, period, value }) =>
      field === 'trend' && asked.grain === 'MONTH' && asked.stream === 'SCORE' && value.suppressed === false
        ? [`${thing.id} ${asked.measure} ${period!.from}`]
        : [],
    ),
  );
  let read = 0;
  const faults: string[] = [];
  for (const { slug, measure, startedOn, after, subjects, effectRegistration, effect } of reports) {
    for (const points of pointsOf(effect)) if (!Number.isInteger(points)) faults.push(`${slug}: ${points}`);
    if ((effect.grade !== 'A' && effect.grade !== 'B') || !startedOn || !after) continue;
    read++;
    const months = [
      ...monthsFrom(startedOn, -effect.monthsBefore),
      ...monthsFrom(after.period.from, effect.monthsAfter),
    ];
    const compared = effect.grade === 'A' ? [...subjects, ...effectRegistration.comparison] : subjects.slice(0, 1);
    for (const { id } of compared)
      for (const month of months)
        if (!shown.has(`${id} ${measure} ${month}`)) faults.push(`${slug}: ${effect.grade} of ${id} in ${month}`);
  }
  return { read, faults };
}

/** All published reports. */
export async function listReports(outsider: Outsider): Promise<Registered[]> {
  const all: Registered[] = [];
  for (let after: string | null = null; ;) {
    const { reports }: ReportPage = await outsider.ask(
      `{ reports(first: 20${after ? `, after: ${JSON.stringify(after)}` : ''}) { pageInfo { hasNextPage endCursor }
         nodes { id slug measure startedOn after { period { from } } subjects { id }
           effectRegistration { windowMonths comparison { id } }
           effect {
             grade monthsBefore monthsAfter difference interval { low high } regressionToMean
             placebo { difference interval { low high } p }
           } } } }`,
    );
    all.push(...reports.nodes);
    if (!reports.pageInfo.hasNextPage) return all;
    after = reports.pageInfo.endCursor;
  }
}

interface ReportPage {
  reports: { nodes: Registered[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** First days of months: so many before that of a day, or from the first one that begins on it or later. */
function monthsFrom(day: string, count: number): string[] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = 12 * year + month - 1 + (count > 0 && date > 1 ? 1 : 0);
  return Array.from({ length: Math.abs(count) }, (_, at) => {
    const number = count > 0 ? first + at : first - 1 - at;
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}-01`;
  });
}

/** How many months a period of whole months has. */
function monthsIn({ from, to }: { from: string; to: string }): number {
  const [first, last] = [from, to].map((day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7))) as [number, number]; // prettier-ignore
  return last - first + 1;
}
