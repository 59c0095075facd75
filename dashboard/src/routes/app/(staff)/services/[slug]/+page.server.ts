import { readAnalyses } from '#lib/data/staff/analyses/read-analyses.ts';
import { readDataQuality } from '#lib/data/staff/data-quality.ts';
import { readPart } from '#lib/data/staff/parts.ts';
import { readService } from '#lib/data/staff/subject.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const state = viewStateFromUrl(url.searchParams);
  const [head, part, analyses, quality] = await Promise.all([
    readService(locals, params.slug, state),
    readPart(locals, 'service', params.slug, state),
    readAnalyses(locals, 'service', params.slug, state),
    readDataQuality(locals, params.slug, state),
  ]);
  return { state, ...head, part, analyses, quality };
};
