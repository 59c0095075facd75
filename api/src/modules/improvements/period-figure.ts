import type { Measure } from '@otklik/schema';
import type { DayRange } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { meanEstimate, publicEstimate, qualityOf, shareEstimate } from '../../statistics/index.ts';
import type { EstimateValue, FigureSubject } from '../results/index.ts';
import { answeredCounts, sumCounts } from './counts.rules.ts';

/** The figure of some consecutive months, and the counts behind it as its audience may know them. */
export interface PeriodFigure {
  period: DayRange;
  estimate: EstimateValue;
  /** n1 … n5; null for the index and where they are withheld. */
  counts: number[] | null;
}

/**
 * The figure of a row of months for the audience of this request. Those who own the subject get the one of the
 * tallies. To all others three months are seldom a published period: they get what the published months add up to,
 * so that nothing can be worked out that was not published.
 */
export async function periodFigure(
  { figures }: Pick<RequestContext, 'figures'>,
  subject: FigureSubject,
  measure: Measure,
  months: readonly DayRange[],
): Promise<PeriodFigure> {
  const asked = (period: DayRange) => ({ period, stream: 'SCORE', filter: null }) as const;
  const estimateOf = (period: DayRange) => figures.estimate(subject, { ...asked(period), measure });
  const countsOf = async (period: DayRange) =>
    measure === 'CSI' ? null : figures.counts(subject, { ...asked(period), item: measure });

  const period = { from: months[0]!.from, to: months.at(-1)!.to };
  const whole = await estimateOf(period);
  if (whole.reason !== 'NOT_PUBLISHED') return { period, estimate: whole, counts: await countsOf(period) };

  const published = await Promise.all(
    months.map(async (month) => ({ estimate: await estimateOf(month), counts: await countsOf(month) })),
  );
  const withheld = published.find(({ estimate }) => estimate.suppressed);
  if (withheld) return { period, estimate: withheld.estimate, counts: null };
  const counts = published.map((month) => month.counts).filter((ofMonth) => ofMonth !== null);
  if (measure === 'CSI' || counts.length < months.length) return { period, estimate: whole, counts: null };
  const total = sumCounts(counts);
  return { period, estimate: estimateOfCounts(total, measure, published.at(-1)!.estimate), counts: total };
}

/** The estimate of published counts, under the rounding rule of the public. `like` lends the versions. */
function estimateOfCounts(
  counts: readonly number[],
  measure: Exclude<Measure, 'CSI'>,
  like: EstimateValue,
): EstimateValue {
  const answered = answeredCounts(counts, measure);
  const n = answered.reduce((sum, count) => sum + count, 0);
  const estimate = measure === 'RESULT' ? shareEstimate(answered[4]!, n) : meanEstimate(answered);
  if (!estimate.estimable) throw new RangeError('published counts are never empty');
  return { ...like, ...publicEstimate(estimate), quality: qualityOf(n) };
}
