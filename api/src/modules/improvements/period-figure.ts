import type { Measure } from '@otklik/schema';
import type { DayRange } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { EstimateValue, FigureSubject } from '../results/index.ts';
import { combineMonths } from './combine-months.rules.ts';

/** The figure of some consecutive months, and the counts behind it where this audience may know them exactly. */
export interface PeriodFigure {
  period: DayRange;
  /** What it is made of: itself, or the published months that it is put together from. */
  parts: readonly DayRange[];
  estimate: EstimateValue;
  /** n1 … n5; null for the index, for the public and where they are withheld. */
  counts: number[] | null;
}

/** The days of some consecutive months. @param months at least one, oldest first */
export const spanOf = (months: readonly DayRange[]): DayRange => ({ from: months[0]!.from, to: months.at(-1)!.to });

/**
 * The figure of a row of months for the audience of this request. Those who own the subject get the one of the
 * tallies. To all others three months are seldom a published period: they get what the published months come to
 * together, so that nothing can be worked out that was not published.
 */
export async function periodFigure(
  { figures }: Pick<RequestContext, 'figures'>,
  subject: FigureSubject,
  measure: Measure,
  months: readonly DayRange[],
): Promise<PeriodFigure> {
  const asked = (period: DayRange) => ({ period, stream: 'SCORE', filter: null }) as const;
  const estimateOf = (period: DayRange) => figures.estimate(subject, { ...asked(period), measure });

  const period = spanOf(months);
  const whole = await estimateOf(period);
  if (whole.reason === 'NOT_PUBLISHED')
    return { period, parts: months, estimate: combineMonths(await Promise.all(months.map(estimateOf))), counts: null };
  const isExact = whole.effectiveN !== null && measure !== 'CSI';
  const counts = isExact ? await figures.counts(subject, { ...asked(period), item: measure }) : null;
  return { period, parts: [period], estimate: whole, counts };
}
