/** The file behind the trend of the overview: on the chosen score, or on a fixed mix with its limits. */
import { analysesMessages } from '#lib/i18n/analyses.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { controlFile } from './analyses/analysis-files.ts';
import { limitsRefused } from './analyses/read-limits.ts';
import { readControlChart } from './analyses/trend.ts';
import type { Cell } from './csv.ts';
import { trendFile } from './figure-files.ts';
import type { FileHead } from './figure-files.ts';
import type { PeriodEstimate } from './figures.ts';
import { SCORED, TREND_POINT } from './fragments.ts';
import { authorityOf, listAuthorities } from './overview.ts';
import type { AuthorityChoice } from './overview.ts';
import { daysOfTrend } from './periods.ts';
import { ask, found, today } from './read.ts';
import { basisOf } from './shown-basis.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** Satisfaction alone: a file needs none of the other figures of the overview. */
export const OVERVIEW_TREND = `query AppOverviewTrend($authority: ID!, $basis: Basis!, $trend: PeriodInput!, $filter: EstimateFilterInput) {
  authority(id: $authority) {
    trend(measure: SAT, basis: $basis, grain: MONTH, period: $trend, filter: $filter) { ...TrendPoint }
  }
}
${SCORED} ${TREND_POINT}`;

/** A file and the authority that it is of. */
interface OverviewFile {
  authority: AuthorityChoice;
  chart: 'trend' | 'control';
  rows: Cell[][];
}

/** Rows of the trend, or with `control` of the trend with limits; 404 where there are no limits. */
export async function overviewFile(
  locals: App.Locals,
  state: ViewState,
  drawing: string | null,
): Promise<OverviewFile> {
  const authorities = await listAuthorities(locals);
  const asked = authorityOf(state, locals, authorities);
  // An address may name it by its id as well.
  const authority = found(
    authorities.find(({ id, slug }) => slug === asked || id === asked),
    locals,
  );
  const head = (title: string): FileHead => ({
    title,
    subject: authority.name,
    period: daysOfTrend(today()),
    state,
    language: locals.language,
  });
  const { figures, words } = appMessages[locals.language];
  if (drawing !== 'control') {
    const trend = await readTrend(locals, authority.slug, state);
    return { authority, chart: 'trend', rows: trendFile(head(figures.overview.trend), trend) };
  }
  // The overview is of satisfaction by month, whatever the address says for other pages.
  const ofOverview = { ...state, measure: 'SAT', grain: 'MONTH' } as const;
  const chart = limitsRefused(ofOverview)
    ? null
    : await readControlChart(locals, 'authority', authority.slug, ofOverview);
  const title = analysesMessages[locals.language].chart.title(words.measure.SAT, true);
  return { authority, chart: 'control', rows: controlFile(head(title), found(chart, locals)) };
}

async function readTrend(locals: App.Locals, slug: string, state: ViewState): Promise<PeriodEstimate[]> {
  const { authority } = await ask<{ authority: { trend: PeriodEstimate[] } | null }>(locals, OVERVIEW_TREND, {
    authority: slug,
    basis: basisOf(state),
    trend: daysOfTrend(today()),
    filter: filterOf(state),
  });
  return found(authority, locals).trend;
}
