import { comparisonFile } from '#lib/data/staff/comparison-file.ts';
import { csvResponse } from '#lib/data/staff/csv.ts';
import { readServiceComparison, servicesFound } from '#lib/data/staff/service-comparison.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import { appMessages } from '#lib/i18n/app.ts';
import type { RequestHandler } from './$types';

/** The comparison of services as a file: all that were found, not only a page of them. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const { comparison, period, authority } = await readServiceComparison(locals, state);
  const { list, table } = appMessages[locals.language].figures;
  const head = { title: list.servicesTitle, subject: authority, period, state, language: locals.language };
  const rows = servicesFound(comparison.items, state, locals.language);
  return csvResponse(
    `otklik-services-${period.from}.csv`,
    comparisonFile(head, comparison, rows, { nameColumn: table.service, ownerOf: ({ authority: { name } }) => name }),
  );
};
