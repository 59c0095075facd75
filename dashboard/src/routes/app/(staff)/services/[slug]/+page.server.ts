import { fail } from '@sveltejs/kit';
import { readAnalyses } from '#lib/data/staff/analyses/read-analyses.ts';
import { readDataQuality } from '#lib/data/staff/data-quality.ts';
import { readNorms } from '#lib/data/staff/norms.ts';
import { readPart } from '#lib/data/staff/parts.ts';
import { readService } from '#lib/data/staff/subject.ts';
import { viewStateFromUrl } from '#lib/data/staff/view-state.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import { recordEvent } from '#lib/data/staff/analyses/record-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const state = viewStateFromUrl(url.searchParams);
  const [head, part, analyses, quality, norms] = await Promise.all([
    readService(locals, params.slug, state),
    readPart(locals, 'service', params.slug, state),
    readAnalyses(locals, 'service', params.slug, state),
    readDataQuality(locals, params.slug, state),
    readNorms(locals, params.slug, state),
  ]);
  return { state, ...head, part, analyses, quality, norms };
};

export const actions: Actions = {
  event: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { problems } = await recordEvent(locals, 'service', params.slug, form);
    return problems
      ? fail(422, { part: 'event' as const, problems, typed: typedIn(form) })
      : { part: 'recorded' as const, problems: null, typed: null };
  },
};
