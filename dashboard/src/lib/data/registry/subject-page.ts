import type { Audience, Channel, Mode, ServiceStage } from '@otklik/schema';
import { connection, type Connection } from '../connection.ts';
import { ESTIMATE, SUBJECT_FIGURES, type SubjectFigures } from '../figures/figures.ts';
import { type PeriodChoice, periodInput } from '../figures/published-periods.ts';
import { REPORT_SUMMARY, type ReportSummary } from '../reports/report.ts';
import { askPublic } from '../run.ts';
import type { Named } from './named.ts';
import type { EstimateFigure } from '#lib/format/estimate.ts';

/** A named object with its satisfaction score. */
export interface NamedEstimate extends Named {
  /** As experienced. */
  estimate: EstimateFigure;
  likeForLike: EstimateFigure;
}

/** What the three public result pages have in common. */
export interface ResultPage extends Named, SubjectFigures {
  retired: boolean;
  reports: Connection<ReportSummary>;
}

export interface ServicePage extends ResultPage {
  audience: Audience;
  stage: ServiceStage;
  supervision: boolean;
  authority: Named;
  lifeSituations: readonly Named[];
  touchpoints: readonly (Named & { channel: Channel; modes: readonly Mode[]; retired: boolean })[];
}

export interface LifeSituationPage extends ResultPage {
  lead: Named;
  stages: readonly { position: number; name: string; services: readonly NamedEstimate[] }[];
}

export interface AuthorityPage extends ResultPage {
  parent: Named | null;
  children: readonly NamedEstimate[];
  services: Connection<NamedEstimate & { audience: Audience }>;
}

const NAMED = `slug name(language: $language)`;
/** Both scores of a row; needs `$period`. */
export const BOTH_SCORES = `estimate(measure: SAT, period: $period) { ${ESTIMATE} }
  likeForLike: estimate(measure: SAT, basis: LIKE_FOR_LIKE, period: $period) { ${ESTIMATE} }`;
const COMMON = `${NAMED} retired ${SUBJECT_FIGURES} reports(first: 20) { ${connection(REPORT_SUMMARY)} }`;
const ARGUMENTS = `($id: ID!, $period: PeriodInput, $language: Language)`;

export const SERVICE = `query Service${ARGUMENTS} { service(id: $id) { ${COMMON} audience stage supervision
  authority { ${NAMED} } lifeSituations { ${NAMED} } touchpoints { ${NAMED} channel modes retired } } }`;

export const LIFE_SITUATION = `query LifeSituation${ARGUMENTS} { lifeSituation(id: $id) { ${COMMON}
  lead { ${NAMED} } stages { position name(language: $language) services { ${NAMED} ${BOTH_SCORES} } } } }`;

export const AUTHORITY = `query Authority${ARGUMENTS} { authority(id: $id) { ${COMMON} parent { ${NAMED} }
  children { ${NAMED} ${BOTH_SCORES} } services(first: 100) { ${connection(`${NAMED} audience ${BOTH_SCORES}`)} } } }`;

/** The public page of a service in a period; null when there is no such service. */
export async function findServicePage(locals: App.Locals, slug: string, { period }: PeriodChoice) {
  const variables = { id: slug, period: periodInput(period), language: locals.language };
  return (await askPublic<{ service: ServicePage | null }>(locals, SERVICE, variables)).service;
}

/** The public page of a life situation in a period; null when there is none. */
export async function findLifeSituationPage(locals: App.Locals, slug: string, { period }: PeriodChoice) {
  const variables = { id: slug, period: periodInput(period), language: locals.language };
  return (await askPublic<{ lifeSituation: LifeSituationPage | null }>(locals, LIFE_SITUATION, variables))
    .lifeSituation;
}

/** The public page of an authority in a period; null when there is none. */
export async function findAuthorityPage(locals: App.Locals, slug: string, { period }: PeriodChoice) {
  const variables = { id: slug, period: periodInput(period), language: locals.language };
  return (await askPublic<{ authority: AuthorityPage | null }>(locals, AUTHORITY, variables)).authority;
}
