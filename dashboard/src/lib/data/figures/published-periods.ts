import type { PeriodDays } from '#lib/format/period.ts';
import { askPublic } from '../run.ts';

/** Published quarters, and the one a page is about. */
export interface PeriodChoice {
  periods: readonly PeriodDays[];
  /** Null as long as no quarter has been published. */
  period: PeriodDays | null;
}

export const PUBLISHED_PERIODS = `query PublishedPeriods { publishedPeriods(grain: QUARTER) { from to grain } }`;

/** The published quarter that begins on `from`, else the newest. */
export async function choosePeriod(locals: App.Locals, from: string | null): Promise<PeriodChoice> {
  const { publishedPeriods: periods } = await askPublic<{ publishedPeriods: PeriodDays[] }>(locals, PUBLISHED_PERIODS);
  const period = periods.find((candidate) => candidate.from === from) ?? periods[0] ?? null;
  return { periods, period };
}

/** A period as the API takes it; null is the newest closed quarter. */
export function periodInput(period: PeriodDays | null): { from: string; to: string } | null {
  return period && { from: period.from, to: period.to };
}
