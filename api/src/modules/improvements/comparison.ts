import type { DayRange } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type ChangeValue, changeBetween } from './change.rules.ts';
import { comparedMonths } from './comparison-periods.rules.ts';
import { type PeriodFigure, periodFigure } from './period-figure.ts';
import type { ComparedImprovement } from './published-report.ts';

/** Before, after and what may be said of them. */
export interface Comparison {
  before: PeriodFigure | null;
  after: PeriodFigure | null;
  change: ChangeValue;
}

/** Subjects of an improvement in their order. */
type Subjects = readonly { subjectKind: 'SERVICE' | 'LIFE_SITUATION' | 'TOUCHPOINT'; subjectId: string }[];

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);

/** Comparisons of this request, each computed once, whichever of its three fields are asked for. */
export const comparisons = (context: RequestContext) => {
  const known = new Map<string, Promise<Comparison>>();
  return {
    /** "Did it help": computed by the platform from the figures of the viewer's audience. The first subject decides. */
    of(improvement: ComparedImprovement, subjects: Subjects): Promise<Comparison> {
      let comparison = known.get(improvement.id);
      if (!comparison) {
        comparison = compare(context, improvement, subjects);
        known.set(improvement.id, comparison);
      }
      return comparison;
    },
  };
};

async function compare(
  context: RequestContext,
  { measure, registeredAt, startsOn = null, doneOn = null }: ComparedImprovement,
  [first]: Subjects,
): Promise<Comparison> {
  const today = dayOf(context.clock.now());
  const months = comparedMonths({ registeredOn: dayOf(registeredAt), startsOn, doneOn }, today);
  const figureOf = async (side: readonly DayRange[]) =>
    first && side.length > 0
      ? periodFigure(context, { kind: first.subjectKind, id: first.subjectId }, measure, side)
      : null;
  const [before, after] = await Promise.all([figureOf(months.before), figureOf(months.after)]);
  return { before, after, change: changeBetween(before, after, measure) };
}
