/** What the lists of services and of life situations ask for. */
import { ESTIMATE, SERVICE_ROW, SITUATION_ROW } from './fragments.ts';
import { authorityOf, listAuthorities } from './overview.ts';
import type { ServiceRow, SituationRow } from './overview.ts';
import { ask, today } from './read.ts';
import type { Connection } from './read.ts';
import { daysBefore, daysOf } from './periods.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

const SERVICES = `query AppServices($authority: ID, $search: String, $after: String, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  services(first: 100, after: $after, authority: $authority, search: $search) {
    nodes { ...ServiceRow } pageInfo { hasNextPage endCursor }
  }
}
${ESTIMATE} ${SERVICE_ROW}`;

const SITUATIONS = `query AppSituations($after: String, $period: PeriodInput!, $before: PeriodInput!, $filter: EstimateFilterInput) {
  lifeSituations(first: 100, after: $after) {
    nodes { ...SituationRow } pageInfo { hasNextPage endCursor }
  }
}
${ESTIMATE} ${SITUATION_ROW}`;

/** Services of an authority and of those below it, with their figures. */
export async function readServices(locals: App.Locals, state: ViewState) {
  const now = today();
  const authorities = await listAuthorities(locals);
  const [period, before] = [daysOf(state.period, now), daysBefore(state.period, now)];
  const authority = authorityOf(state, locals, authorities);
  const { services } = await ask<{ services: Connection<ServiceRow> }>(locals, SERVICES, {
    authority,
    search: state.search || null,
    after: state.after,
    period,
    before,
    filter: filterOf(state),
  });
  return { period, before, authorities, authority, services: services.nodes, pageInfo: services.pageInfo };
}

/** All life situations with their figures. */
export async function readSituations(locals: App.Locals, state: ViewState) {
  const now = today();
  const [period, before] = [daysOf(state.period, now), daysBefore(state.period, now)];
  const variables = { after: state.after, period, before, filter: filterOf(state) };
  const { lifeSituations } = await ask<{ lifeSituations: Connection<SituationRow> }>(locals, SITUATIONS, variables);
  return { period, before, situations: lifeSituations.nodes, pageInfo: lifeSituations.pageInfo };
}
