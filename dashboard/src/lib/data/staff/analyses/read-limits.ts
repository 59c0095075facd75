/** A trend with limits where they belong to what a view shows, and why there are none elsewhere. */
import type { ControlChart, NoChart } from '#lib/charts/control.ts';
import { filterOf } from '../view-state.ts';
import type { ViewState } from '../view-state.ts';
import { readRecorders } from './record-event.ts';
import type { Recorder } from './record-event.ts';
import { readControlChart } from './trend.ts';
import type { ChartField } from './trend.ts';

/** Either a chart, or why none was read. */
export interface LimitsRead {
  chart: ControlChart | null;
  noChart: NoChart | null;
  /** Who recorded the releases on the chart, by the id of the event. */
  recorders: Record<string, Recorder>;
}

/** Why limits do not belong to what a view shows: they are of all answers by month or week. Null where they do. */
export function limitsRefused(state: ViewState): Exclude<NoChart, 'NOT_OWN'> | null {
  if (filterOf(state) !== null) return 'FILTERED';
  return state.grain === 'QUARTER' ? 'BY_QUARTER' : null;
}

/** The trend of a view with its limits; NOT_OWN for what the authorities of the viewer do not own. */
export async function readLimits(
  locals: App.Locals,
  field: ChartField,
  id: string,
  state: ViewState,
): Promise<LimitsRead> {
  const refused = limitsRefused(state);
  const chart = refused ? null : await readControlChart(locals, field, id, state);
  return { chart, noChart: chart ? null : (refused ?? 'NOT_OWN'), recorders: await readRecorders(locals, chart) };
}
