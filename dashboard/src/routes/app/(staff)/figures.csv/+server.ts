import { csvResponse } from '#lib/data/staff/csv.ts';
import { trendFile } from '#lib/data/staff/figure-files.ts';
import { readOverview } from '#lib/data/staff/overview.ts';
import { daysOfTrend } from '#lib/data/staff/periods.ts';
import { today } from '#lib/data/staff/read.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import { appMessages } from '#lib/i18n/app.ts';
import type { RequestHandler } from './$types';

/** The trend of the overview as a file. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const { authority } = await readOverview(locals, state);
  const head = {
    title: appMessages[locals.language].figures.overview.trend,
    subject: authority.name,
    period: daysOfTrend(today()),
    state,
    language: locals.language,
  };
  return csvResponse(`otklik-${authority.slug}-trend.csv`, trendFile(head, authority.trend));
};
