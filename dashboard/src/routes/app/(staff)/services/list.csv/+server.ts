import { csvResponse } from '#lib/data/staff/csv.ts';
import { servicesFile } from '#lib/data/staff/figure-files.ts';
import { readServices } from '#lib/data/staff/lists.ts';
import { sortRows } from '#lib/data/staff/sort-rows.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { htmlLang } from '#lib/i18n/language.ts';
import type { RequestHandler } from './$types';

/** The list of services as a file. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const { services, period, authority } = await readServices(locals, state);
  const title = appMessages[locals.language].figures.list.servicesTitle;
  const head = { title, subject: authority, period, state, language: locals.language };
  const rows = sortRows(services, state.sort, htmlLang(locals.language));
  return csvResponse(`otklik-services-${period.from}.csv`, servicesFile(head, rows));
};
