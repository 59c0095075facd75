import { controlFile } from '#lib/data/staff/analyses/analysis-files.ts';
import { csvResponse } from '#lib/data/staff/csv.ts';
import { trendFile } from '#lib/data/staff/figure-files.ts';
import { readOverview } from '#lib/data/staff/overview.ts';
import { daysOfTrend } from '#lib/data/staff/periods.ts';
import { found, today } from '#lib/data/staff/read.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import { analysesMessages } from '#lib/i18n/analyses.ts';
import { appMessages } from '#lib/i18n/app.ts';
import type { RequestHandler } from './$types';

/** The trend of the overview as a file: on the chosen score, or on a fixed mix with its limits. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const { authority, limits } = await readOverview(locals, state);
  const { figures, words } = appMessages[locals.language];
  const head = (title: string) => ({
    title,
    subject: authority.name,
    period: daysOfTrend(today()),
    state,
    language: locals.language,
  });
  if (url.searchParams.get('chart') !== 'control')
    return csvResponse(`otklik-${authority.slug}-trend.csv`, trendFile(head(figures.overview.trend), authority.trend));
  const title = analysesMessages[locals.language].chart.title(words.measure.SAT, true);
  const rows = controlFile(head(title), found(limits.chart, locals));
  return csvResponse(`otklik-${authority.slug}-control.csv`, rows);
};
