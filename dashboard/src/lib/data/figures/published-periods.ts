import type { PeriodDays } from '#lib/format/period.ts';
import { askPublic } from '../run.ts';

/** Published quarters, and the one a page is about. */
export interface PeriodChoice {
  periods: readonly PeriodDays[];
  /** Null as long as no quarter has been published. */
  period: PeriodDays | null;
  /** The published one before it; null where it is the first. */
  before: PeriodDays | null;
}

export const PUBLISHED_PERIODS = `query PublishedPeriods { publishedPeriods(grain: QUARTER) { from to grain } }`;

/** The published quarter that begins on `from`, else the newest. */
export async function choosePeriod(locals: App.Locals, from: string | null): Promise<PeriodChoice> {
  const { publishedPeriods: periods } = await askPublic<{ publishedPeriods: PeriodDays[] }>(locals, PUBLISHED_PERIODS);
  const asked = periods.findIndex((candidate) => candidate.from === from);
  const place = Math.max(0, asked);
  return { periods, period: periods[place] ?? null, before: periods[place + 1] ?? null };
}

/** A period as the API takes it; null is the newest closed quarter. */
export function periodInput(period: PeriodDays | null): { from: string; to: string } | null {
  return period && { from: period.from, to: period.to };
}
