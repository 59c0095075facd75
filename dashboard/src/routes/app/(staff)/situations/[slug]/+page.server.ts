import { fail } from '@sveltejs/kit';
import { readAnalyses } from '#lib/data/staff/analyses/read-analyses.ts';
import { readWholeAndParts } from '#lib/data/staff/analyses/whole.ts';
import { readPart } from '#lib/data/staff/parts.ts';
import { readSituation } from '#lib/data/staff/subject.ts';
import { viewStateFromUrl, withoutTouchpoints } from '#lib/data/staff/view-state.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import { recordEvent } from '#lib/data/staff/analyses/record-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const state = withoutTouchpoints(viewStateFromUrl(url.searchParams));
  const [head, part, analyses, whole] = await Promise.all([
    readSituation(locals, params.slug, state),
    readPart(locals, 'lifeSituation', params.slug, state),
    readAnalyses(locals, 'lifeSituation', params.slug, state),
    readWholeAndParts(locals, params.slug, state),
  ]);
  return { state, ...head, part, analyses, whole };
};

export const actions: Actions = {
  event: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { problems } = await recordEvent(locals, 'lifeSituation', params.slug, form);
    return problems
      ? fail(422, { part: 'event' as const, problems, typed: typedIn(form) })
      : { part: 'recorded' as const, problems: null, typed: null };
  },
};
