import { readAnalyses } from '#lib/data/staff/analyses/read-analyses.ts';
import { readWholeAndParts } from '#lib/data/staff/analyses/whole.ts';
import { readPart } from '#lib/data/staff/parts.ts';
import { readSituation } from '#lib/data/staff/subject.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const state = viewStateFromUrl(url.searchParams);
  const [head, part, analyses, whole] = await Promise.all([
    readSituation(locals, params.slug, state),
    readPart(locals, 'lifeSituation', params.slug, state),
    readAnalyses(locals, 'lifeSituation', params.slug, state),
    readWholeAndParts(locals, params.slug, state),
  ]);
  return { state, ...head, part, analyses, whole };
};
