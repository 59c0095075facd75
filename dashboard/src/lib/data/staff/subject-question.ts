/** What every question about one service, life situation or touchpoint is asked with. */
import type { Dimension } from '@otklik/schema';
import { daysBefore, daysOf, daysOfTrend } from './periods.ts';
import { today } from './read.ts';
import { basisOf } from './shown-basis.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** What kind of page asks. The names are those of the query fields. */
export type SubjectField = 'service' | 'lifeSituation' | 'touchpoint';

/** Variables that every operation about one subject takes. */
export function variablesOf(id: string, state: ViewState) {
  const now = today();
  return {
    id,
    measure: state.measure,
    basis: basisOf(state),
    grain: state.grain,
    period: daysOf(state.period, now),
    before: daysBefore(state.period, now),
    trend: daysOfTrend(now),
    filter: filterOf(state),
  };
}

/** A breakdown of a subject, by its name in the answer; of the variables above, and of `BREAKDOWN_ROW`. */
export const breakdownBy = (name: string, by: Dimension) =>
  `${name}: breakdown(measure: $measure, basis: $basis, by: ${by}, period: $period, filter: $filter) { ...BreakdownRow }`;
