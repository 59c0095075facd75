/** The analyses that stand on the first tab of the page of a subject. */
import { filterOf } from '../view-state.ts';
import type { ViewState } from '../view-state.ts';
import type { SubjectField } from '../subject-question.ts';
import { readDrivers } from './drivers.ts';
import type { Drivers } from './drivers.ts';
import { readLimits } from './read-limits.ts';
import type { LimitsRead } from './read-limits.ts';
import { recordsEvents } from './record-event.ts';

/** A part is null where it does not apply. */
export interface Analyses extends LimitsRead {
  /** FILTERED where a filter is on: drivers are made of all answers. */
  drivers: Drivers | 'FILTERED' | null;
  /** Whether the viewer's role records releases. */
  mayRecord: boolean;
}

/** Analyses of the first tab; null on the other tabs. */
export async function readAnalyses(
  locals: App.Locals,
  field: SubjectField,
  id: string,
  state: ViewState,
): Promise<Analyses | null> {
  if (state.tab !== 'figures') return null;
  const [limits, drivers] = await Promise.all([
    readLimits(locals, field, id, state),
    filterOf(state) === null ? readDrivers(locals, field, id, state) : ('FILTERED' as const),
  ]);
  return { ...limits, drivers, mayRecord: recordsEvents(locals) };
}
