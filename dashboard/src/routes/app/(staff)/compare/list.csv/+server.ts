import { error } from '@sveltejs/kit';
import { readChosenComparison } from '#lib/data/staff/chosen-comparison.ts';
import { comparisonFile } from '#lib/data/staff/comparison-file.ts';
import { csvResponse } from '#lib/data/staff/csv.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import { appMessages } from '#lib/i18n/app.ts';
import type { RequestHandler } from './$types';

/** What was chosen for a comparison as a file; 404 while too little is. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const state = viewStateFromUrl(url.searchParams);
  const { comparison, period, chosen } = await readChosenComparison(locals, state);
  if (!comparison) error(404, 'Nothing to compare', { requestId: locals.requestId });
  const { compare } = appMessages[locals.language].comparison;
  const head = {
    title: `${compare.title}: ${compare[state.compared]}`,
    subject: chosen.map(({ slug }) => slug).join(', '),
    period,
    state,
    language: locals.language,
  };
  return csvResponse(
    `otklik-compare-${state.compared}-${period.from}.csv`,
    comparisonFile(head, comparison, comparison.items, { nameColumn: compare[state.compared] }),
  );
};
