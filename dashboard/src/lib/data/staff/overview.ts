/** What the overview asks for. */
import { redirect } from '@sveltejs/kit';
import type { Audience, Channel, ServiceStage } from '@otklik/schema';
import type { ScoredEstimate } from '#lib/charts/comparison.ts';
import { htmlLang } from '#lib/i18n/language.ts';
import { readLimits } from './analyses/read-limits.ts';
import { readFamiliesOfChanges } from './figure-changes.ts';
import type { Estimate, NamedLink, PeriodEstimate, SourceFigure } from './figures.ts';
import { ESTIMATE, SCORED, SERVICE_ROW, SITUATION_ROW, sourcesOf, TREND_POINT } from './fragments.ts';
import { ask, askForAll, found, today } from './read.ts';
import type { Connection } from './read.ts';
import { daysBefore, daysOf, daysOfTrend } from './periods.ts';
import { basisOf } from './shown-basis.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

interface RowFigures {
  sat: ScoredEstimate;
  csi: ScoredEstimate;
}

/** A service in a list. */
export interface ServiceRow extends NamedLink, RowFigures {
  stage: ServiceStage;
  audience: Audience;
  retired: boolean;
  authority: NamedLink;
}

/** A life situation in a list. */
export interface SituationRow extends NamedLink, RowFigures {
  retired: boolean;
  lead: NamedLink | null;
}

/** A touchpoint that is rated as itself, in a list. */
export interface TouchpointRow extends NamedLink, RowFigures {
  channel: Channel;
  retired: boolean;
  authority: NamedLink;
}

interface AuthorityFigures extends NamedLink {
  parent: NamedLink | null;
  sat: ScoredEstimate;
  csi: ScoredEstimate;
  result: Estimate;
  open: Estimate;
  /** Invited and prompted respondents apart: their satisfaction. */
  sources: SourceFigure[];
  trend: PeriodEstimate[];
}

export const AUTHORITIES = `query AppAuthorities($after: String) {
  list: authorities(first: 100, after: $after) { nodes { id slug name retired parent { id } } pageInfo { hasNextPage endCursor } }
}`;

/** An authority as a choice of the filter. */
export interface AuthorityChoice extends NamedLink {
  retired: boolean;
  parent: { id: string } | null;
}

/** All authorities of the registry, by name. */
export const listAuthorities = (locals: App.Locals): Promise<AuthorityChoice[]> => askForAll(locals, AUTHORITIES);

/**
 * The authority a view is about: the one in the address, else the viewer's own, else the topmost. Where there is none
 * at all yet, it leads to where the first is registered.
 */
export function authorityOf(state: ViewState, locals: App.Locals, choices: readonly AuthorityChoice[]): string {
  const own = choices.find(({ id }) => id === locals.viewer?.authorityId);
  const top = choices.find(({ parent, retired }) => parent === null && !retired);
  const slug = state.authority ?? own?.slug ?? top?.slug;
  if (slug === undefined) redirect(303, `/app/registry/authorities?lang=${htmlLang(locals.language)}`);
  return slug;
}

export const OVERVIEW = `query AppOverview($authority: ID!, $basis: Basis!, $period: PeriodInput!, $trend: PeriodInput!, $filter: EstimateFilterInput) {
  authority(id: $authority) {
    id slug name parent { id slug name }
    sat: estimate(measure: SAT, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
    csi: estimate(measure: CSI, basis: $basis, period: $period, filter: $filter) { ...ScoredParts }
    result: estimate(measure: RESULT, period: $period, filter: $filter) { ...EstimateParts }
    open: estimate(measure: SAT, period: $period, filter: $filter, stream: OPEN) { ...EstimateParts }
    ${sourcesOf('SAT')}
    trend(measure: SAT, basis: $basis, grain: MONTH, period: $trend, filter: $filter) { ...TrendPoint }
  }
  services(first: 100, authority: $authority) { nodes { ...ServiceRow } pageInfo { hasNextPage endCursor } }
  lifeSituations(first: 100) { nodes { ...SituationRow } pageInfo { hasNextPage endCursor } }
}
${ESTIMATE} ${SCORED} ${TREND_POINT} ${SERVICE_ROW} ${SITUATION_ROW}`;

/** Figures of an authority, of its services and of life situations (the first 100 by name), for the period of the view. */
export async function readOverview(locals: App.Locals, state: ViewState) {
  const now = today();
  const authorities = await listAuthorities(locals);
  const period = daysOf(state.period, now);
  const before = daysBefore(state.period, now);
  const filter = filterOf(state);
  const basis = basisOf(state);
  const slug = authorityOf(state, locals, authorities);
  const [answer, limits] = await Promise.all([
    ask<{
      authority: AuthorityFigures | null;
      services: Connection<ServiceRow>;
      lifeSituations: Connection<SituationRow>;
    }>(locals, OVERVIEW, { authority: slug, basis, period, trend: daysOfTrend(now), filter }),
    // The overview is of satisfaction by month, whatever the address says for other pages.
    readLimits(locals, 'authority', slug, { ...state, measure: 'SAT', grain: 'MONTH' }),
  ]);
  const authority = found(answer.authority, locals);
  const question = { measure: 'SAT', basis, period, before, filter } as const;
  /** Three families: the headline, the services, the life situations. */
  const [authorityChange, serviceChanges, situationChanges] = await readFamiliesOfChanges(
    locals,
    [
      [{ authority: authority.id }],
      answer.services.nodes.map(({ id }) => ({ service: id })),
      answer.lifeSituations.nodes.map(({ id }) => ({ lifeSituation: id })),
    ],
    question,
  );
  return {
    period,
    before,
    authorities,
    authority,
    limits,
    authorityChange,
    serviceChanges,
    situationChanges,
    services: answer.services.nodes,
    hasMoreServices: answer.services.pageInfo.hasNextPage,
    situations: answer.lifeSituations.nodes,
    hasMoreSituations: answer.lifeSituations.pageInfo.hasNextPage,
  };
}
