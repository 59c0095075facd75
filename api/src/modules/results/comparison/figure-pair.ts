import type { Basis, Measure } from '@otklik/schema';
import type { DayRange } from '../../../kernel/calendar.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import type { FigureFilter, FigureSubject } from '../figure-query.ts';
import type { FigurePair } from './changes.rules.ts';
import type { ComparedFigure } from './compared-figure.ts';
import { keyOf } from './compared-subject.ts';
import { onNewestScale } from './link-figures.rules.ts';
import { overlappingPeriods } from './overlap.rules.ts';

/** Which figure, in which two periods. */
export interface PairQuestion {
  measure: Measure;
  basis: Basis;
  period: DayRange;
  before: DayRange;
  filter: FigureFilter | null;
}

/** The figure of a subject in two periods, ready to be put beside one another. */
export async function figurePair(
  { figures, method }: Pick<RequestContext, 'figures' | 'method'>,
  subject: FigureSubject,
  { measure, basis, period, before, filter }: PairQuestion,
): Promise<FigurePair> {
  const [overlaps] = overlappingPeriods([before, period]);
  const inPeriod = async (range: DayRange): Promise<ComparedFigure> => ({
    ...(await figures.comparable(subject, { measure, basis, period: range, stream: 'SCORE', filter })),
    key: keyOf(subject),
    of: subject,
    period: range,
    channel: null,
    segmentId: null,
    touchpointId: null,
    overlaps: overlaps!,
  });
  const [earlier, latest] = await Promise.all([inPeriod(before), inPeriod(period)]);
  // As where two periods are compared: a frozen link of versions brings both onto the newest scale.
  const [linked, now] = onNewestScale([earlier, latest], measure, method.inForce.links);
  return { before: linked!, now: now! };
}
