import { fail, redirect } from '@sveltejs/kit';
import { createDraft, endParallelRun } from '#lib/data/staff/methodology/draft.ts';
import { writesInstrument } from '#lib/data/staff/methodology/instruments.ts';
import { readMethodologyTab } from '#lib/data/staff/methodology/read-tab.ts';
import { methodologyFromUrl } from '#lib/data/staff/methodology/view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const view = methodologyFromUrl(url.searchParams);
  return { view, part: await readMethodologyTab(locals, view), mayWrite: writesInstrument(locals) };
};

export const actions: Actions = {
  draft: async ({ request, locals }) => {
    const from = (await request.formData()).get('from');
    const { thing, problems } = await createDraft(locals, typeof from === 'string' && from !== '' ? from : null);
    if (problems) return fail(422, { problems });
    redirect(303, `/app/methodology/drafts/${thing.id}`);
  },
  endRun: async ({ request, locals }) => {
    const id = (await request.formData()).get('id');
    const { problems } = await endParallelRun(locals, typeof id === 'string' ? id : '');
    return problems ? fail(422, { problems }) : { problems: null };
  },
};
