import type { Basis } from '@otklik/schema';
import type { DayRange } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { changeOfFigure, isAdjusted, type ShownChangeOfFigure } from '../results/index.ts';
import { comparedOf } from './comparison-of.ts';
import { monthsOf } from './comparison.ts';
import type { Improvement } from './improvement.entity.ts';
import { type PeriodFigure, periodFigure, spanOf } from './period-figure.ts';
import type { PublishedReport } from './published-report.ts';

/** One score before and after, and what is said of the difference. */
export interface ScoresValue {
  basis: Basis;
  before: Pick<PeriodFigure, 'period' | 'estimate'> | null;
  after: Pick<PeriodFigure, 'period' | 'estimate'> | null;
  /** Null while one of the two is missing. */
  change: ShownChangeOfFigure | null;
}

/**
 * The score of the first subject in the months before and after: the figure that its own page shows for the same
 * days, and the difference that `figureChanges` tells of the two. What is not published as a period has no score for
 * those who do not own the subject; only the raw figure is made of months.
 */
export async function scoresOf(
  parent: Improvement | PublishedReport,
  basis: Basis,
  context: RequestContext,
): Promise<ScoresValue> {
  const { improvement, sides } = await comparedOf(parent, context);
  const { measure } = improvement;
  const [first] = sides.subjects;
  if (!first) return { basis, before: null, after: null, change: null };
  const subject = { kind: first.subjectKind, id: first.subjectId };
  const isRaw = basis === 'RAW' || !isAdjusted(measure);
  const sideOf = async (months: readonly DayRange[]) => {
    if (months.length === 0) return null;
    if (isRaw) return periodFigure(context, subject, measure, months);
    const period = spanOf(months);
    const query = { measure, basis, period, stream: 'SCORE', filter: null } as const;
    return { period, estimate: await context.figures.estimate(subject, query) };
  };
  const months = monthsOf(context, improvement);
  const [before, after] = await Promise.all([sideOf(months.before), sideOf(months.after)]);
  if (!before || !after) return { basis, before, after, change: null };
  const question = { measure, basis, period: after.period, before: before.period, filter: null };
  return { basis, before, after, change: await changeOfFigure(context, subject, question) };
}
