/** The analyses that stand on the first tab of the page of a subject. */
import type { ControlChart } from '#lib/charts/control.ts';
import { filterOf } from '../view-state.ts';
import type { ViewState } from '../view-state.ts';
import type { SubjectField } from '../subject.ts';
import { readDrivers } from './drivers.ts';
import type { Drivers } from './drivers.ts';
import { readRecorders, recordsEvents } from './record-event.ts';
import type { Recorder } from './record-event.ts';
import { readControlChart } from './trend.ts';

/** A part is null where it does not apply: limits are of all answers by month or week, not of some of them. */
export interface Analyses {
  chart: ControlChart | null;
  drivers: Drivers | null;
  /** Who recorded the releases on the chart, by the id of the event. */
  recorders: Record<string, Recorder>;
  /** Whether the viewer's role records releases. */
  mayRecord: boolean;
}

/** Whether limits belong to what the view shows: nothing filtered, by month or week. */
export const hasLimits = (state: ViewState): boolean => filterOf(state) === null && state.grain !== 'QUARTER';

/** Analyses of the first tab; null on the other tabs. */
export async function readAnalyses(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<Analyses | null> {
  if (state.tab !== 'figures') return null;
  const [chart, drivers] = await Promise.all([
    hasLimits(state) ? readControlChart(locals, field, id, state) : null,
    filterOf(state) === null ? readDrivers(locals, field, id, state) : null,
  ]);
  return { chart, drivers, recorders: await readRecorders(locals, chart), mayRecord: recordsEvents(locals) };
}
