import type { Collection, Sighting } from './collect.ts';
import type { Outsider } from './outsider.ts';

/**
 * Before and after of a report must follow from what is published anyway: months (or a quarter) of its first subject.
 * Checked by n, which is theirs added up, and by the value, which is between theirs.
 * @returns what does not follow
 */
export function checkReports({ sightings }: Collection): string[] {
  const months = sightings.filter(
    ({ thing, field, asked, value }) =>
      thing.type !== 'Report' && field === 'trend' && asked.stream === 'SCORE' && value.suppressed === false,
  );
  return sightings
    .filter(({ thing, type, value }) => thing.type === 'Report' && type === 'Estimate' && value.suppressed === false)
    .filter((report) => !followsFrom(report, months))
    .map(({ thing, field, value }) => `${thing.slug}: ${field} ${JSON.stringify(value)}`);
}

function followsFrom({ period, value }: Sighting, months: readonly Sighting[]): boolean {
  if (!period) return false;
  const within = months.filter((month) => month.period!.from >= period.from && month.period!.to <= period.to);
  const bySubject = Map.groupBy(within, ({ thing, asked }) => `${thing.id} ${asked.measure}`);
  return [...bySubject.values()].some((ofSubject) => {
    const whole = ofSubject.find((one) => one.period!.from === period.from && one.period!.to === period.to);
    if (whole && whole.value.value === value.value && whole.value.n === value.n) return true;
    // A month that was asked for twice is one.
    const byMonth = new Map(
      ofSubject.filter(({ asked }) => asked.grain === 'MONTH').map((one) => [one.period!.from, one]),
    );
    const parts = [...byMonth.values()];
    const values = parts.map((part) => part.value.value as number);
    const n = parts.reduce((sum, part) => sum + (part.value.n as number), 0);
    const shown = value.value as number;
    return n === value.n && Math.min(...values) <= shown && shown <= Math.max(...values);
  });
}

interface Registered {
  id: string;
  slug: string;
  measure: string;
  startedOn: string | null;
  doneOn: string | null;
  subjects: { id: string }[];
  effectRegistration: { comparison: { id: string }[] };
  effect: { grade: string | null; monthsBefore: number; monthsAfter: number; difference: number | null };
}

/**
 * What an effect of grade A or B is made of must be public: every month before and after, of everything that is compared
 * (of grade B: of the first subject). And it must be whole points.
 * @returns what is made of more
 */
export async function checkEffects(
  outsider: Outsider,
  { sightings }: Collection,
): Promise<{ read: number; faults: string[] }> {
  const reports = await listReports(outsider);
  const shown = new Set(
    sightings.flatMap(({ thing, field, asked, period, value }) =>
      field === 'trend' && asked.grain === 'MONTH' && asked.stream === 'SCORE' && value.suppressed === false
        ? [`${thing.id} ${asked.measure} ${period!.from}`]
        : [],
    ),
  );
  let read = 0;
  const faults: string[] = [];
  for (const { slug, measure, startedOn, doneOn, subjects, effectRegistration, effect } of reports) {
    if (effect.difference !== null && !Number.isInteger(effect.difference))
      faults.push(`${slug}: ${effect.difference}`);
    if ((effect.grade !== 'A' && effect.grade !== 'B') || !startedOn || !doneOn) continue;
    read++;
    const months = [...monthsFrom(startedOn, -effect.monthsBefore), ...monthsFrom(doneOn, effect.monthsAfter)];
    const compared = effect.grade === 'A' ? [...subjects, ...effectRegistration.comparison] : subjects.slice(0, 1);
    for (const { id } of compared)
      for (const month of months)
        if (!shown.has(`${id} ${measure} ${month}`)) faults.push(`${slug}: ${effect.grade} of ${id} in ${month}`);
  }
  return { read, faults };
}

async function listReports(outsider: Outsider): Promise<Registered[]> {
  const all: Registered[] = [];
  for (let after: string | null = null; ;) {
    const { reports }: ReportPage = await outsider.ask(
      `{ reports(first: 20${after ? `, after: ${JSON.stringify(after)}` : ''}) { pageInfo { hasNextPage endCursor }
         nodes { id slug measure startedOn doneOn subjects { id } effectRegistration { comparison { id } }
           effect { grade monthsBefore monthsAfter difference } } } }`,
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
