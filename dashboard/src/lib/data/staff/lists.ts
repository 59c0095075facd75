/** What the lists of life situations and of touchpoints ask for. */
import { readFigureChanges } from './figure-changes.ts';
import { SCORED, SITUATION_ROW, TOUCHPOINT_ROW } from './fragments.ts';
import { authorityOf, listAuthorities } from './overview.ts';
import type { SituationRow, TouchpointRow } from './overview.ts';
import { ask, today } from './read.ts';
import type { Connection } from './read.ts';
import { daysBefore, daysOf } from './periods.ts';
import { basisOf } from './shown-basis.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

export const SITUATIONS = `query AppSituations($after: String, $basis: Basis!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  lifeSituations(first: 100, after: $after) {
    nodes { ...SituationRow } pageInfo { hasNextPage endCursor }
  }
}
${SCORED} ${SITUATION_ROW}`;

/** All life situations with their figures, and what changed. */
export async function readSituations(locals: App.Locals, state: ViewState) {
  const now = today();
  const [period, before] = [daysOf(state.period, now), daysBefore(state.period, now)];
  const filter = filterOf(state);
  const basis = basisOf(state);
  const variables = { after: state.after, basis, period, filter };
  const { lifeSituations } = await ask<{ lifeSituations: Connection<SituationRow> }>(locals, SITUATIONS, variables);
  const changes = await readFigureChanges(
    locals,
    lifeSituations.nodes.map(({ id }) => ({ lifeSituation: id })),
    { measure: 'SAT', basis, period, before, filter },
  );
  return { period, before, changes, situations: lifeSituations.nodes, pageInfo: lifeSituations.pageInfo };
}

export const TOUCHPOINTS = `query AppTouchpoints($authority: ID!, $after: String, $basis: Basis!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  touchpoints(first: 100, authority: $authority, ratedAsItself: true, after: $after) {
    nodes { ...TouchpointRow } pageInfo { hasNextPage endCursor }
  }
}
${SCORED} ${TOUCHPOINT_ROW}`;

/** The touchpoints of an authority that are rated as themselves, with their figures, and what changed. */
export async function readTouchpoints(locals: App.Locals, state: ViewState) {
  const now = today();
  const authorities = await listAuthorities(locals);
  const authority = authorityOf(state, locals, authorities);
  const [period, before] = [daysOf(state.period, now), daysBefore(state.period, now)];
  const filter = filterOf(state);
  const basis = basisOf(state);
  const variables = { authority, after: state.after, basis, period, filter };
  const { touchpoints } = await ask<{ touchpoints: Connection<TouchpointRow> }>(locals, TOUCHPOINTS, variables);
  const changes = await readFigureChanges(
    locals,
    touchpoints.nodes.map(({ id }) => ({ touchpoint: id })),
    { measure: 'SAT', basis, period, before, filter },
  );
  const { nodes, pageInfo } = touchpoints;
  return { period, before, authority, authorities, changes, touchpoints: nodes, pageInfo };
}
