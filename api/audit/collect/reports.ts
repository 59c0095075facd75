import type { Collection, Sighting } from './collect.ts';

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
