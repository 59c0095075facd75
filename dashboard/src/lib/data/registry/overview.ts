import type { Audience, Channel, ServiceStage } from '@otklik/schema';
import { connection, type Connection, pageOf, wholeList } from '../connection.ts';
import { periodInput } from '../figures/published-periods.ts';
import { askPublic } from '../run.ts';
import type { ListView } from './list-view.ts';
import type { Named } from './named.ts';
import { type NamedEstimate, SCORES_OF_ROW } from './subject-page.ts';

export type ServiceRow = NamedEstimate & { audience: Audience; stage: ServiceStage; authority: Named };
export type TouchpointRow = NamedEstimate & { channel: Channel };
export type AuthorityRow = NamedEstimate & { parent: Named | null };

const ROW = `slug name(language: $language) ${SCORES_OF_ROW}`;

export const SERVICES = `query Services($search: String, $after: String, $period: PeriodInput, $isPlain: Boolean!, $language: Language) {
  services(first: 100, after: $after, search: $search) {
    ${connection(`${ROW} audience stage authority { slug name(language: $language) }`)}
  }
}`;

export const LIFE_SITUATIONS = `query LifeSituations($after: String, $period: PeriodInput, $isPlain: Boolean!, $language: Language) {
  lifeSituations(first: 100, after: $after) { ${connection(ROW)} }
}`;

export const AUTHORITIES = `query Authorities($after: String, $period: PeriodInput, $isPlain: Boolean!, $language: Language) {
  authorities(first: 100, after: $after) { ${connection(`${ROW} parent { slug name(language: $language) }`)} }
}`;

export const TOUCHPOINTS = `query Touchpoints($authority: ID, $after: String, $period: PeriodInput, $isPlain: Boolean!, $language: Language) {
  touchpoints(first: 100, after: $after, authority: $authority, ratedAsItself: true) { ${connection(`${ROW} channel`)} }
}`;

/** Services, at most 100 at a time, each with its score. `search` looks in the names. */
export async function listServices(
  locals: App.Locals,
  { period, isPlain }: ListView,
  { search = null, after = null }: { search?: string | null; after?: string | null } = {},
) {
  const variables = { search, after, period: periodInput(period), isPlain, language: locals.language };
  return pageOf((await askPublic<{ services: Connection<ServiceRow> }>(locals, SERVICES, variables)).services);
}

/** All life situations with their scores. */
export async function listLifeSituations(locals: App.Locals, { period, isPlain }: ListView): Promise<NamedEstimate[]> {
  const variables = { period: periodInput(period), isPlain, language: locals.language };
  return wholeList(async (after) => {
    const asked = { ...variables, after };
    const data = await askPublic<{ lifeSituations: Connection<NamedEstimate> }>(locals, LIFE_SITUATIONS, asked);
    return pageOf(data.lifeSituations);
  });
}

/** All authorities with the score of all they are responsible for. */
export async function listAuthorities(locals: App.Locals, { period, isPlain }: ListView): Promise<AuthorityRow[]> {
  const variables = { period: periodInput(period), isPlain, language: locals.language };
  return wholeList(async (after) => {
    const asked = { ...variables, after };
    const data = await askPublic<{ authorities: Connection<AuthorityRow> }>(locals, AUTHORITIES, asked);
    return pageOf(data.authorities);
  });
}

/** Touchpoints that people rate as such, at most 100 at a time, of an authority with those below it or of all. */
export async function listTouchpoints(
  locals: App.Locals,
  { period, isPlain }: ListView,
  { authority = null, after = null }: { authority?: string | null; after?: string | null } = {},
) {
  const variables = { authority, after, period: periodInput(period), isPlain, language: locals.language };
  return pageOf(
    (await askPublic<{ touchpoints: Connection<TouchpointRow> }>(locals, TOUCHPOINTS, variables)).touchpoints,
  );
}
