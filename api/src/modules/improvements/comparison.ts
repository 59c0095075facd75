import { effectOf, type ComparedSides, type EffectValue } from './effect.ts';
import type { DayRange } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { type ChangeValue, changeBetween } from './change.rules.ts';
import {
  type ComparedMonths,
  comparedMonths,
  type DaysOfImprovement,
  firstMonthAfter,
} from './comparison-periods.rules.ts';
import { type PeriodFigure, periodFigure } from './period-figure.ts';
import type { ComparedImprovement } from './published-report.ts';
import { reasonsApart } from './sides-apart.ts';

/** Before, after and what may be said of them; `change` says the same as `effect`. */
export interface Comparison {
  before: PeriodFigure | null;
  after: PeriodFigure | null;
  change: ChangeValue & Pick<EffectValue, 'reasonsApart'>;
  effect: EffectValue;
}

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);

/** Comparisons of this request, each computed once, whichever of its three fields are asked for. */
export const comparisons = (context: RequestContext) => {
  const known = new Map<string, Promise<Comparison>>();
  return {
    /** "Did it help": computed by the platform from the figures of the viewer's audience. The first subject decides. */
    of(improvement: ComparedImprovement, sides: ComparedSides): Promise<Comparison> {
      let comparison = known.get(improvement.id);
      if (!comparison) {
        comparison = compare(context, improvement, sides);
        known.set(improvement.id, comparison);
      }
      return comparison;
    },
  };
};

/** Which months stand for before and after this improvement today. */
export function monthsOf({ clock }: Pick<RequestContext, 'clock'>, improvement: ComparedImprovement): ComparedMonths {
  const { registeredAt, windowMonths } = improvement;
  const registration = { ...daysOf(improvement), registeredOn: dayOf(registeredAt), windowMonths };
  return comparedMonths(registration, dayOf(clock.now()));
}

/** True where the months after are counted from the start instead of the day it was done; null while it is not done. */
export const isAfterFromStart = (improvement: DatedImprovement): boolean | null =>
  firstMonthAfter(daysOf(improvement))?.isFromStart ?? null;

type DatedImprovement = Pick<ComparedImprovement, 'startsOn' | 'doneOn' | 'doneRecordedAt'>;
const daysOf = ({ startsOn = null, doneOn = null, doneRecordedAt }: DatedImprovement): DaysOfImprovement => ({
  startsOn,
  doneOn,
  doneRecordedOn: doneRecordedAt ? dayOf(doneRecordedAt) : null,
});

async function compare(
  context: RequestContext,
  improvement: ComparedImprovement,
  sides: ComparedSides,
): Promise<Comparison> {
  const { measure } = improvement;
  const [first] = sides.subjects;
  const months = monthsOf(context, improvement);
  const figureOf = async (side: readonly DayRange[]) =>
    first && side.length > 0
      ? periodFigure(context, { kind: first.subjectKind, id: first.subjectId }, measure, side)
      : null;
  const [before, after] = await Promise.all([figureOf(months.before), figureOf(months.after)]);
  const change = changeBetween(before, after, measure);
  const subject = first && { kind: first.subjectKind, id: first.subjectId };
  const reasons =
    subject && before && after && change.verdict !== 'TOO_EARLY'
      ? await reasonsApart(context, subject, measure, [before, after])
      : [];
  const effect = await effectOf(context, improvement, sides, { months, change, reasonsApart: reasons });
  const { verdict, difference, interval, reasonsApart: shown } = effect;
  return { before, after, change: { verdict, difference, interval, reasonsApart: shown }, effect };
}
