import { fail } from '@sveltejs/kit';
import { readAnalyses } from '#lib/data/staff/analyses/read-analyses.ts';
import { readPart } from '#lib/data/staff/parts.ts';
import { readTouchpoint } from '#lib/data/staff/subject.ts';
import { viewStateFromUrl, withoutTouchpoints } from '#lib/data/staff/view-state.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import { recordEvent } from '#lib/data/staff/analyses/record-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const state = withoutTouchpoints(viewStateFromUrl(url.searchParams));
  const [head, part, analyses] = await Promise.all([
    readTouchpoint(locals, params.slug, state),
    readPart(locals, 'touchpoint', params.slug, state),
    readAnalyses(locals, 'touchpoint', params.slug, state),
  ]);
  return { state, ...head, part, analyses };
};

export const actions: Actions = {
  event: async ({ request, locals, params }) => {
    const form = await request.formData();
    const { problems } = await recordEvent(locals, 'touchpoint', params.slug, form);
    return problems
      ? fail(422, { part: 'event' as const, problems, typed: typedIn(form) })
      : { part: 'recorded' as const, problems: null, typed: null };
  },
};
