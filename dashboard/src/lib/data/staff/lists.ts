/** What the list of life situations asks for. */
import { ESTIMATE, SITUATION_ROW } from './fragments.ts';
import type { SituationRow } from './overview.ts';
import { ask, today } from './read.ts';
import type { Connection } from './read.ts';
import { daysBefore, daysOf } from './periods.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

const SITUATIONS = `query AppSituations($after: String, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  lifeSituations(first: 100, after: $after) {
    nodes { ...SituationRow } pageInfo { hasNextPage endCursor }
  }
}
${ESTIMATE} ${SITUATION_ROW}`;

/** All life situations with their figures. */
export async function readSituations(locals: App.Locals, state: ViewState) {
  const now = today();
  const [period, before] = [daysOf(state.period, now), daysBefore(state.period, now)];
  const variables = { after: state.after, period, before, filter: filterOf(state) };
  const { lifeSituations } = await ask<{ lifeSituations: Connection<SituationRow> }>(locals, SITUATIONS, variables);
  return { period, before, situations: lifeSituations.nodes, pageInfo: lifeSituations.pageInfo };
}
