import { fail, redirect } from '@sveltejs/kit';
import { bridgeChoices, setBridge } from '#lib/data/staff/methodology/bridge.ts';
import { createDraft, endParallelRun } from '#lib/data/staff/methodology/draft.ts';
import { writesInstrument } from '#lib/data/staff/methodology/instruments.ts';
import { readMethodologyTab } from '#lib/data/staff/methodology/read-tab.ts';
import { methodologyFromUrl } from '#lib/data/staff/methodology/view.ts';
import { typedIn } from '#lib/data/staff/write.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const view = methodologyFromUrl(url.searchParams);
  const [part, mayWrite] = [await readMethodologyTab(locals, view), writesInstrument(locals)];
  /** A methodologist answers for all bridges, others for those of what they may change. */
  const bridges = part.tab === 'bridges' ? bridgeChoices(part.bridges, locals.viewer?.role === 'METHODOLOGIST') : [];
  return { view, part, mayWrite, bridges };
};

export const actions: Actions = {
  draft: async ({ request, locals }) => {
    const from = (await request.formData()).get('from');
    const { thing, problems } = await createDraft(locals, typeof from === 'string' && from !== '' ? from : null);
    if (problems) return fail(422, { part: 'draft' as const, problems, typed: null });
    redirect(303, `/app/methodology/drafts/${thing.id}`);
  },
  bridge: async ({ request, locals }) => {
    const form = await request.formData();
    const { problems } = await setBridge(locals, form);
    return problems
      ? fail(422, { part: 'bridge' as const, problems, typed: typedIn(form) })
      : { part: 'bridgeSet' as const, problems: null, typed: null };
  },
  endRun: async ({ request, locals }) => {
    const id = (await request.formData()).get('id');
    const { problems } = await endParallelRun(locals, typeof id === 'string' ? id : '');
    return problems
      ? fail(422, { part: 'endRun' as const, problems, typed: null })
      : { part: 'ended' as const, problems: null, typed: null };
  },
};
